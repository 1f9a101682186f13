"""Learners and achievements of a record, counted anew."""
import fractions

from second_computation.record import plain, rounded

COUNTED = ("places", "enrolled", "completed", "attended", "certificates", "credits")


def is_complete(participant):
    """SFC, 12.12.2014: what the completeness test looks at."""
    known = all(participant.get(name) for name in ("sex", "labour-status", "born", "isced"))
    return known and participant.get("isced") != "9"


def counts_of(cohort, training, participants):
    enrolled = [(p, e) for p in participants for e in p.findall("enrolment") if e.get("cohort") == cohort.get("id")]
    completed = [(p, e) for p, e in enrolled if e.get("result") == "completed"]
    attended = [(p, e) for p, e in enrolled if e.get("result") == "attended"]
    certified = completed + (attended if training.get("certificate") == "attendance" else [])
    return {
        "places": int(cohort.get("places", 0)),
        "enrolled": len(enrolled),
        "completed": len(completed),
        "attended": len(attended),
        "certificates": sum(p.find("person") is not None for p, _ in certified),
        "credits": sum(fractions.Fraction(e.get("credits") or training.get("credits", 0)) for _, e in completed),
    }


def added(rows):
    return {name: sum(row[name] for row in rows) for name in COUNTED}


def put(result, path, counts):
    for name in COUNTED:
        result[f"{path}@{name}"] = plain(counts[name])


def learners(project, result):
    """Totals by training; the whole under None."""
    participants = project.findall("participants/participant")
    totals = {}
    for training in project.findall("trainings/training"):
        path = f"learners/training[{training.get('id')}]"
        rows = []
        for cohort in project.findall("cohorts/cohort"):
            if cohort.get("training") == training.get("id"):
                rows.append(counts_of(cohort, training, participants))
                put(result, f"{path}/cohort[{cohort.get('id')}]", rows[-1])
        totals[training.get("id")] = added(rows)
        put(result, path, totals[training.get("id")])
        result[f"{path}@cohorts"] = str(len(rows))
        if training.get("planned-graduates"):
            result[f"{path}@planned-graduates"] = training.get("planned-graduates")
    totals[None] = added(list(totals.values()))
    put(result, "learners", totals[None])
    return totals


def achievement(result, path, counts, node, planned, reached):
    value = node.get(reached)
    if node.get("counts"):
        what = node.get("counts")
        value = counts[None][what] if what in counts[None] else None
        if what in COUNTED:
            value = counts[node.get("training")][what]
    target = node.get(planned)
    if target is not None:
        result[f"{path}@planned"] = plain(target)
    if value is not None:
        result[f"{path}@reached"] = plain(value)
    if target is not None and value is not None and fractions.Fraction(target) != 0:
        result[f"{path}@share"] = str(rounded(fractions.Fraction(value) * 10000 / fractions.Fraction(target)))
    baseline = node.get("baseline")
    if baseline is not None:
        result[f"{path}@baseline"] = plain(baseline)
        if value is not None:
            result[f"{path}@change"] = plain(fractions.Fraction(value) - fractions.Fraction(baseline))


def figures_of(project):
    participants = project.findall("participants/participant")
    counted = {
        "participants": len(participants),
        "outputs": len(project.findall("outputs/output")),
        "publications": len(project.findall("publications/publication")),
    }
    result = {f"@{name}": str(count) for name, count in counted.items()}
    result["@complete-participants"] = str(sum(map(is_complete, participants)))
    counts = learners(project, result)
    counts[None].update(counted)
    for action in project.findall("actions/action"):
        for index, quantity in enumerate(action.findall("quantity"), 1):
            path = f"achievements/achievement[{action.get('id')} {index}]"
            achievement(result, path, counts, quantity, "planned", "reached")
    for kind in ("programme-specific", "project-specific"):
        for indicator in project.findall(f"indicators/{kind}/indicator"):
            path = f"achievements/achievement[{indicator.get('id')} 1]"
            achievement(result, path, counts, indicator, "target", "value")
    return result
