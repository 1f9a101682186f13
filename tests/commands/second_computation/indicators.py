"""Common indicators, counted person by person from the definitions in words.

Which indicators there are, what each counts and among whom is data (schemas/data/indicators.xml), for most of it could not
be confirmed; what holds of a participant is computed here: True, False or None, which is not known.
"""
import pathlib
import xml.etree.ElementTree as tree

from second_computation.record import day, days_later, months_later

CATALOGUE = pathlib.Path("schemas/data/indicators.xml")
NAMESPACE = "{urn:closeout:indicators:1}"
SEXES = {"woman": "women", "man": "men", "non-binary": "non-binary"}


def years_between(born, then):
    """Completed years: the birthday of 29 February is 1 March in other years."""
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def answer(text):
    return {"yes": True, "no": False}.get(text)


def one_of(*parts):
    """True if one holds, False if none does, None if that cannot be told."""
    return True if True in parts else None if None in parts else False


class Participant:
    def __init__(self, node, settings):
        self.node = node
        self.settings = settings
        self.entered, self.left, born = (day(node.get(name)) for name in ("entered", "left", "born"))
        self.age = None if born is None else years_between(born, self.entered)
        level = node.get("isced")
        self.level = int(level) if level not in (None, "9") else None
        self.status = node.get("labour-status")
        sex = SEXES.get(node.get("sex"))
        self.sex = None if sex == "non-binary" and not settings["non-binary"] else sex

    def is_complete(self):
        return None not in (self.sex, self.age, self.level, self.status)

    def is_leaving_due(self):
        return self.left is not None and days_later(self.left, 28) <= self.settings["data-date"]

    def is_six_months_due(self):
        return self.left is not None and months_later(self.left, 6) <= self.settings["data-date"]

    def long_term(self):
        since = day(self.node.get("unemployed-since"))
        if self.status != "unemployed":
            return False
        if since is None:
            return None
        months = self.settings["under-25"] if self.age < 25 else self.settings["from-25"]
        return months_later(since, months) < self.entered

    def entry_facts(self):
        status, age, level = self.status, self.age, self.level
        not_in_education = {"yes": False, "no": True}.get(self.node.get("in-education"))
        idle = False if status != "inactive" else not_in_education
        return {
            "unemployed": status == "unemployed",
            "long-term-unemployed": self.long_term(),
            "inactive": status == "inactive",
            "inactive-not-in-education": idle,
            "employed": status == "employed",
            "unemployed-or-inactive": status in ("unemployed", "inactive"),
            "unemployed-or-inactive-not-in-education": one_of(status == "unemployed", idle),
            "not-in-education": not_in_education,
            "below-18": age < 18, "18-to-29": 18 <= age <= 29, "below-25": age < 25, "above-54": age >= 55,
            "isced-0-to-2": level <= 2, "isced-1-to-2": level in (1, 2), "isced-3-to-4": level in (3, 4),
            "isced-5-to-8": level >= 5,
        }

    def answers(self):
        """What the participant was asked, in the words of the record; "refused" too."""
        asked = {name: self.node.get(name) for name in ("third-country-national", "homeless", "rural")}
        sensitive = self.node.find("sensitive")
        for name in ("migrant-or-minority", "foreign-background", "minority", "disability", "other-disadvantaged"):
            asked[name] = None if sensitive is None else sensitive.get(name)
        return asked

    def disadvantaged(self):
        return [self.answers()[name] for name in ("migrant-or-minority", "disability", "other-disadvantaged")]

    def leaving_facts(self):
        outcome = self.node.find("on-leaving")
        recorded = None if outcome is None else day(outcome.get("recorded"))
        is_late = recorded is not None and recorded > days_later(self.left, 28)
        told = {} if outcome is None or is_late else outcome.attrib
        labour = told.get("labour")
        facts = {
            "job-searching": None if labour is None else labour == "job-searching",
            "employed-on-leaving": None if labour is None else labour == "employed",
            "in-education": answer(told.get("in-education")),
            "qualification": answer(told.get("qualification")),
        }
        return facts | {"any-result": one_of(*facts.values())}

    def six_months_facts(self):
        outcome = self.node.find("six-months-after")
        if outcome is None or day(outcome.get("recorded")) < months_later(self.left, 6):
            return {"employed-after-six-months": None, "improved-after-six-months": None}
        improved = self.status == "employed" and outcome.find("improvement") is not None
        return {"employed-after-six-months": outcome.get("labour") == "employed", "improved-after-six-months": improved}

    def facts(self):
        found = self.entry_facts()
        found |= {name: answer(text) for name, text in self.answers().items()}
        found["disadvantaged"] = one_of(*(answer(text) for text in self.disadvantaged()))
        if self.is_leaving_due():
            found |= self.leaving_facts()
        if self.is_six_months_due():
            found |= self.six_months_facts()
        return found

    def refused(self):
        found = {name for name, text in self.answers().items() if text == "refused"}
        if "refused" in self.disadvantaged() and "yes" not in self.disadvantaged():
            found.add("disadvantaged")
        return found


def put_sexes(result, path, participants, settings):
    for sex in SEXES.values():
        if sex != "non-binary" or settings["non-binary"]:
            result[f"{path}@{sex}"] = str(sum(p.sex == sex for p in participants))
    result[f"{path}@total"] = str(len(participants))


def count(result, path, definition, participants, settings):
    counts = definition.get("counts").split()
    among = definition.get("among", "").split()
    population = [p for p in participants if all(p.facts()[name] is True for name in among)]
    is_due = {"leaving": Participant.is_leaving_due, "six-months": Participant.is_six_months_due}.get(definition.get("when"))
    if is_due:
        result[f"{path}@not-yet-due"] = str(sum(not is_due(p) for p in population))
        population = list(filter(is_due, population))
    answered = [p for p in population if all(p.facts()[name] is not None for name in counts)]
    refused = [p for p in population if any(name in p.refused() for name in counts)]
    put_sexes(result, path, [p for p in answered if all(p.facts()[name] for name in counts)], settings)
    for name, found in (("population", population), ("answered", answered), ("refused", refused)):
        result[f"{path}@{name}"] = str(len(found))


def written(result, path, node):
    if node is None:
        return
    for sex in SEXES.values():
        if node.get(sex):
            result[f"{path}@{sex}"] = node.get(sex)
    if node.get("value"):
        result[f"{path}@total"] = node.get("value")
    elif node.get("women") and node.get("men"):
        result[f"{path}@total"] = str(sum(int(node.get(sex, 0)) for sex in SEXES.values()))


def settings_of(project, chosen, common):
    def months(name):
        own = None if common is None else common.get(name)
        return int(own or chosen.get(name))
    return {"non-binary": chosen.get("non-binary") == "yes", "data-date": day(project.find("report").get("data-date")),
            "under-25": months("long-term-months-under-25"), "from-25": months("long-term-months")}


def one(result, definition, participants, settings, node):
    path = f"indicators/indicator[{definition.get('code')}]"
    is_written = definition.get("counts") is None or not participants
    if definition.get("removed") and node is None:
        return
    result[f"{path}@source"] = "written" if is_written else "counted"
    if node is not None and node.get("target"):
        result[f"{path}@target"] = node.get("target")
    if is_written:
        written(result, path, node)
    else:
        count(result, path, definition, [p for p in participants if p.is_complete()], settings)


def thresholds(catalogue, report):
    """Of small cells: those of the house, and those that hold."""
    result = {}
    for ending in ("", "-special"):
        house = catalogue.get(f"small-cell-threshold{ending}")
        result[f"indicators@house-threshold{ending}"] = house
        result[f"indicators@threshold{ending}"] = report.get(f"small-cell-threshold{ending}", house)
    return result


def figures_of(project):
    identity = project.find("identity")
    catalogue = tree.parse(CATALOGUE).getroot()
    sets = catalogue.findall(f"{NAMESPACE}set")
    chosen = [s for s in sets if (s.get("period"), s.get("fund")) == (identity.get("period"), identity.get("fund"))]
    if not chosen:
        return {}
    found = [node for node in project.findall("indicators/*") if node.tag.startswith("common")]
    common = found[0] if found else None
    settings = settings_of(project, chosen[0], common)
    participants = [Participant(node, settings) for node in project.findall("participants/participant")]
    complete = [p for p in participants if p.is_complete()]
    result = {"indicators@grand-total": str(len(participants)), "indicators@data-date": settings["data-date"].isoformat(),
              "indicators@leaving-due": str(sum(p.is_leaving_due() for p in complete)),
              "indicators@six-months-due": str(sum(p.is_six_months_due() for p in complete))}
    result |= thresholds(catalogue, project.find("report"))
    result["indicators@with-sensitive-data"] = str(sum(p.node.find("sensitive") is not None for p in participants))
    if participants:
        result["indicators@first-entry"] = min(p.entered for p in participants).isoformat()
    put_sexes(result, "indicators", complete, settings)
    own = {} if common is None else {node.get("code"): node for node in common.findall("indicator")}
    for definition in chosen[0].findall(f"{NAMESPACE}indicator"):
        one(result, definition, participants, settings, own.get(definition.get("code")))
    return result
