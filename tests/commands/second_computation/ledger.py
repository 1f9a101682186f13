"""Positions, purchases and the ledger as a whole, from the entries alone."""
import collections
import fractions

from second_computation.money import Money
from second_computation.record import cents, cents_of, day, days_later, months_later, plain, rounded

HOURS_OF_A_YEAR = 1720  # VNA 866/2021 § 6.
LIMITS = (3_000_00, 10_000_00)  # VNA 866/2021 § 18; just under is 90 %, a short time three weeks.


def hours_of(entry):
    sign = -1 if cents(entry.get("amount")) < 0 else 1
    return sign * fractions.Fraction(entry.get("hours"))


class Ledger:
    def __init__(self, project):
        self.project = project
        self.money = Money(project)
        self.types = {c.get("id"): c.get("type") for c in self.money.categories}
        self.put = self.money.put

    def years(self):
        start, end = (day(self.project.find("identity").get(name)) for name in ("start", "end"))
        number = 0
        while (first := months_later(start, 12 * number)) <= end:
            number += 1
            yield number, first, min(days_later(months_later(start, 12 * number), -1), end)

    def of_position(self, position):
        path = f"positions/position[{position.get('id')}]"
        entries = [e for e in self.money.entries if e.get("position") == position.get("id")]
        by_hour = [e for e in entries if e.get("hours")]
        salaries, side = (cents_of((e for e in entries if self.types[e.get("category")] == kind), "amount")
                          for kind in ("staff", "side-costs"))
        percent = position.get("side-cost-percentage")
        factor = 1 + fractions.Fraction(percent or 0) / 100
        gross = position.get("yearly-gross")
        rate = position.get("hourly-rate")
        due = {e.get("id"): rounded(cents(rate) * hours_of(e)) for e in by_hour} if rate else {}
        differing = sorted(e.get("id") for e in by_hour if rate and due[e.get("id")] != cents(e.get("amount")))
        share = fractions.Fraction(position.get("share"))
        self.put(path, salaries=salaries, side_costs=side,
                 side_costs_due=rounded(fractions.Fraction(percent) * salaries / 100) if percent else None,
                 hourly_rate_due=rounded(cents(gross) * factor / HOURS_OF_A_YEAR) if gross else None,
                 cost=cents_of(by_hour, "amount") if rate else 0, cost_due=sum(due.values()),
                 differing_entry=differing[0] if differing else None,
                 hours_limit=plain(fractions.Fraction(rounded(HOURS_OF_A_YEAR * share), 100)))
        years = list(self.years())
        for number, first, last in years:
            def is_of_year(entry):
                date = day(entry.get("date"))
                return (first <= date or number == 1) and (date <= last or number == len(years))
            hours = sum(hours_of(e) for e in by_hour if is_of_year(e))
            self.put(f"{path}/year[{number}]", start=str(first), end=str(last), hours=plain(hours))

    def purchases(self):
        """Buyer, supplier and limit with day and amount of each purchase just under it."""
        found = collections.defaultdict(list)
        rows = [(p, cents(p.get("amount"))) for p in self.project.findall("procurements/procurement")]
        rows += [(e, cents(e.get("amount")) - cents(e.get("vat"))) for e in self.money.entries
                 if not e.get("procurement") and self.types[e.get("category")] not in ("staff", "side-costs")]
        for row, amount in rows:
            for limit in LIMITS:
                if row.get("supplier") and 10 * amount >= 9 * limit and amount < limit:
                    found[row.get("party"), row.get("supplier"), limit].append((day(row.get("date")), amount))
        return found

    def of_purchases(self):
        for (party, supplier, limit), bought in self.purchases().items():
            series = []
            for date, amount in sorted(bought):
                if not series or (date - series[-1][-1][0]).days > 21:
                    series.append([])
                series[-1].append((date, amount))
            for one in series:
                if len(one) > 1:
                    key = f"{party} {supplier} {limit // 100}.00 {one[0][0]}"
                    self.put(f"purchases/series[{key}]", count=str(len(one)), amount=sum(a for _, a in one),
                             last=str(one[-1][0]))

    def of_ledger(self):
        known = collections.Counter(tuple(sorted((n, v) for n, v in e.attrib.items() if n != "id"))
                                    for e in self.money.entries)
        repeated = {key: count - 1 for key, count in known.items() if count > 1}
        over = [e.get("voucher") for e in self.money.entries if e.get("currency-amount") and e.get("rate") and
                cents(e.get("amount")) > 1 + rounded(100 * fractions.Fraction(e.get("currency-amount")) /
                                                     fractions.Fraction(e.get("rate")))]
        vouchers = sorted(dict(key)["voucher"] for key in repeated)
        corrections = [e for e in self.money.entries if e.get("correction") == "yes"]
        self.put("ledger", entries=str(len(self.money.entries)), corrections=str(len(corrections)), repeated=str(sum(repeated.values())),
                 repeated_voucher=vouchers[0] if vouchers else None, over_converted=str(len(over)),
                 over_converted_voucher=min(over) if over else None)


def figures_of(project):
    ledger = Ledger(project)
    for position in project.findall("budget/positions/position"):
        ledger.of_position(position)
    ledger.of_purchases()
    ledger.of_ledger()
    return ledger.money.result
