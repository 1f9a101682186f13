"""Time limits, durations and windows of a record, from its dates and the acts."""
import datetime

from second_computation.record import day, days_later, months_later


def easter(year):
    """Gauss, in the form of Lichtenberg (1997)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + moon) % 30
    correction = (seed + golden // 11) // 29
    full = 21 + seed - correction
    sunday = 7 - (year + year // 4 + sun) % 7
    return days_later(datetime.date(year, 3, 1), full + 7 - (full - sunday) % 7 - 1)


def is_day_off(date):
    """L 150/1930 § 5 with the holy days of the Church Act."""
    if date.weekday() >= 5:
        return True
    if (date.month, date.day) in {(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)}:
        return True
    if date.weekday() == 4 and datetime.date(date.year, 6, 19) <= date <= datetime.date(date.year, 6, 25):
        return True  # Midsummer Eve.
    return (date - easter(date.year)).days in (-2, 1, 39)


def working_day(date):
    while is_day_off(date):
        date = days_later(date, 1)
    return date


def years_later(date, count):
    return date and months_later(date, 12 * count)


def duration(result, start, end):
    behind = days_later(end, 1)
    months = 0
    while months_later(start, months + 1) <= behind:
        months += 1
    result["dates@start"], result["dates@end"] = start.isoformat(), end.isoformat()
    result["dates@days"] = str((end - start).days + 1)
    result["dates@months"] = str(months)
    result["dates@further-days"] = str((behind - months_later(start, months)).days)
    number = 1
    while months_later(start, 12 * (number - 1)) <= end:
        path = f"dates/year[{number}]"
        result[f"{path}@start"] = months_later(start, 12 * (number - 1)).isoformat()
        result[f"{path}@end"] = min(days_later(months_later(start, 12 * number), -1), end).isoformat()
        number += 1


def windows(result, project, start, end):
    identity = project.find("identity")
    programme = {"2014-2020": ("2014-01-01", "2023-12-31"), "2021-2027": ("2021-01-01", "2029-12-31")}
    found = {"implementation": (start.isoformat(), end.isoformat()), "programme": programme[identity.get("period")]}
    if identity.get("period") == "2021-2027" and identity.get("application-pending"):
        found["application"] = (identity.get("application-pending"), None)
    for name, (first, last) in found.items():
        result[f"dates/window[{name}]@from"] = first
        if last:
            result[f"dates/window[{name}]@until"] = last


def retention(project, end):
    """VNA 358/2014 § 30; L 757/2021 § 46: the fifth year after that of the last payment."""
    node = project.find("retention")
    attributes = {} if node is None else node.attrib
    if "extended-until" in attributes:
        return day(attributes["extended-until"]), True
    if project.find("identity").get("period") == "2014-2020":
        return years_later(end, 10), False
    paid = day(attributes.get("last-payment"))
    return (datetime.date(paid.year + 5, 12, 31) if paid else None), False


def duties(project, end):
    limit = months_later(end, 4)
    found = {"last-claim": working_day(limit)}
    found["retention"], is_extended = retention(project, end)
    financial_year = datetime.date(end.year, 12, 31)
    found["accounting-books"] = years_later(financial_year, 10)
    found["vouchers"] = years_later(financial_year, 6)
    until = found["retention"]
    if project.find("identity").get("period") == "2021-2027":
        found |= duties_of_2021(project, found["last-claim"])
        if until and not is_extended:
            until = max(until, found["accounting-books"], found["vouchers"])
    return found, until, limit


def duties_of_2021(project, last_claim):
    found = {"late-claim-reason": last_claim, "force-majeure-notice": None, "participant-data-removal": None}
    decided = None
    for claim in project.findall("claims/claim"):
        if claim.get("filed"):
            found[f"payment {claim.get('id')}"] = days_later(day(claim.get("filed")), 80)
        if claim.get("last") == "yes":
            decided = day(claim.get("decided"))
    if any(c.get("type") == "equipment" for c in project.findall("budget/categories/category")):
        decided = found["asset-use"] = years_later(decided, 5)
    found["recovery-limit"] = years_later(decided, 10)
    return found


def figures_of(project):
    start, end = (day(project.find("identity").get(name)) for name in ("start", "end"))
    result = {}
    duration(result, start, end)
    windows(result, project, start, end)
    found, until, limit = duties(project, end)
    for name, date in found.items():
        result[f"dates/duty[{name}]"] = ""
        if date:
            result[f"dates/duty[{name}]@until"] = date.isoformat()
    if found["last-claim"] != limit:
        result["dates/duty[last-claim]@before-move"] = limit.isoformat()
    result["dates@claim-deadline"] = found["last-claim"].isoformat()
    if until:
        result["dates@retention-until"] = until.isoformat()
    return result
