"""Budget, funding, claims and advances of a record, from its lines, entries and claims alone."""
from second_computation.record import cents, cents_of, euros, rate, share

# VNA 358/2014 §§ 12-14, VNA 866/2021 §§ 8, 11.
FLAT_RATES = {"flat-rate-17": 17, "flat-rate-15": 15, "flat-rate-40": 40, "flat-rate-7": 7}


class Money:
    def __init__(self, project):
        self.project = project
        self.budget = project.find("budget")
        self.is_2021 = project.find("identity").get("period") == "2021-2027"
        self.categories = self.budget.findall("categories/category")
        self.lines = self.budget.findall("lines/line")
        self.entries = project.findall("ledger/entry")
        self.percent = FLAT_RATES.get(self.budget.get("cost-model"))
        bearers = {row.get("party") for row in self.lines + self.entries}
        self.parties = [p.get("id") for p in project.findall("parties/party") if p.get("id") in bearers]
        self.flat = next((c.get("id") for c in self.categories if c.get("type") == "flat-rate"), None)
        self.base = [c.get("id") for c in self.categories if c.get("flat-rate-base") == "yes"]
        self.result = {}

    def put(self, path, **attributes):
        for name, value in attributes.items():
            if value is None:
                continue
            text = euros(value) if isinstance(value, int) else value
            self.result[f"{path}@{name.replace('_', '-')}"] = text

    # The budget.

    def planned(self, category=None, party=None, year=None):
        return cents_of((line for line in self.lines
                         if category in (None, line.get("category")) and party in (None, line.get("party"))
                         and year in (None, line.get("year"))), "planned")

    def spent(self, category, party):
        return cents_of((e for e in self.entries if e.get("category") == category and e.get("party") == party), "amount")

    def base_of(self, party, amount):
        return sum(amount(category, party) for category in self.base)

    def actual(self, category, party):
        if category == self.flat and self.percent:
            return rate(self.percent, self.base_of(party, self.spent))
        return self.spent(category, party)

    def compared(self, path, planned, actual, with_excess=False):
        self.put(path, planned=planned, actual=actual, difference=planned - actual, used=share(actual, planned))
        if not with_excess:
            return
        limit = None
        if self.is_2021:  # VNA 866/2021 § 25; the decree of 2014-2020 has no such rule.
            is_allowed = self.budget.get("cost-model") == "flat-rate-7"
            limit = max(rate(20, planned), 10_000_00) if is_allowed else 0
        self.put(path, excess=max(actual - planned, 0), excess_limit=limit)

    def spent_until(self, category, party, year):
        """By the vouchers' days; of the flat rate, the rate on the base."""
        if category == self.flat and self.percent:
            return rate(self.percent, self.base_of(party, lambda c, p: self.vouchers_until(c, p, year)))
        return self.vouchers_until(category, party, year)

    def vouchers_until(self, category, party, year):
        return cents_of((e for e in self.entries if (e.get("category"), e.get("party")) == (category, party)
                         and int(e.get("date")[:4]) <= year), "amount")

    def of_budget(self):
        years = sorted({line.get("year") for line in self.lines} | {e.get("date")[:4] for e in self.entries})
        ids = [category.get("id") for category in self.categories]
        self.compared("budget", self.planned(), sum(self.actual(c, p) for c in ids for p in self.parties))
        self.put("budget", flat_rate=str(self.percent * 100) if self.percent else None)
        parts = self.budget.findall("lump-sum-parts/lump-sum-part")
        self.put("budget", lump_sum_parts=cents_of(parts, "amount") if parts else None)
        for year in years:
            self.put(f"budget/year[{year}]")
        for category in self.categories:
            name = category.get("id")
            path = f"budget/category[{name}]"
            self.put(path, type=category.get("type"))
            self.compared(path, self.planned(name), sum(self.actual(name, p) for p in self.parties), True)
            for party in self.parties:
                cell = f"{path}/party[{party}]"
                self.compared(cell, self.planned(name, party), self.actual(name, party), True)
                for year in years:
                    until, before = (self.spent_until(name, party, int(year) - years_less) for years_less in (0, 1))
                    self.put(f"{cell}/year[{year}]", planned=self.planned(name, party, year), actual=until - before)
        for party in self.parties:
            self.of_party(party, ids)

    def of_party(self, party, ids):
        path = f"budget/party[{party}]"
        self.compared(path, self.planned(party=party), sum(self.actual(c, party) for c in ids))
        if self.percent:
            planned, actual = self.base_of(party, self.planned), self.base_of(party, self.spent)
            self.put(path, flat_rate_base_planned=planned, flat_rate_base_actual=actual,
                     flat_rate_due_planned=rate(self.percent, planned), flat_rate_due_actual=rate(self.percent, actual),
                     flat_rate_approved=self.planned(self.flat, party))
        for category in ids:
            self.compared(f"{path}/category[{category}]", self.planned(category, party), self.actual(category, party))

    # Funding.

    def income(self, party=None):
        mine = [row for row in self.project.findall("income/*") if party in (None, row.get("party"))]
        return cents_of((r for r in mine if r.tag == "line"), "planned"), cents_of(
            (r for r in mine if r.tag == "entry"), "amount")

    def costs_of(self, party):
        ids = [category.get("id") for category in self.categories]
        return self.planned(party=party), sum(self.actual(category, party) for category in ids)

    def of_funding(self):
        funding = self.project.find("funding")
        rows = funding.findall("line")
        total = cents_of(rows, "planned"), cents_of(rows, "actual")
        self.compared("funding", *total)
        public = [row for row in rows if row.get("type") != "private"]
        own = [row for row in rows if row.get("own") == "yes"]
        support = [row for row in rows if row.get("type") == "eu-state"]
        limits = [self.of_funded_party(party, rows, funding) for party in self.parties]
        for name, amounts in (
                ("public", (cents_of(public, "planned"), cents_of(public, "actual"))),
                ("own", (cents_of(own, "planned"), cents_of(own, "actual"))),
                ("support", (cents_of(support, "planned"), cents_of(support, "actual"))),
                ("support-limit", tuple(map(sum, zip(*limits)))),
                ("income", self.income()), ("net-costs", self.net_costs())):
            self.pair("funding", name, amounts)
        wages = self.budget.findall("participant-wages/line")
        if wages:
            self.pair("funding", "participant-wages", (cents_of(wages, "planned"), cents_of(wages, "actual")))
        for code in {row.get("type") for row in rows}:
            self.of_type(code, [row for row in rows if row.get("type") == code], total, funding.get("eu-share"))

    def net_costs(self):
        costs = [self.costs_of(party) for party in self.parties]
        income = self.income()
        return tuple(sum(cost[i] for cost in costs) - income[i] for i in (0, 1))

    def pair(self, path, name, amounts):
        self.put(path, **{f"{name}-planned": amounts[0], f"{name}-actual": amounts[1]})

    def of_funded_party(self, party, rows, funding):
        path = f"funding/party[{party}]"
        mine = [row for row in rows if row.get("party") == party]
        support = [row for row in mine if row.get("type") == "eu-state"]
        income = self.income(party)
        net = tuple(cost - deducted for cost, deducted in zip(self.costs_of(party), income))
        percent = float(funding.get("support-rate"))
        percent = funding.get("support-rate") if percent <= 80 or funding.get("special-reason") == "yes" else "80"
        limit = tuple(rate(percent, amount) for amount in net)
        self.compared(path, cents_of(mine, "planned"), cents_of(mine, "actual"))
        self.pair(path, "income", income)
        self.pair(path, "net-costs", net)
        self.pair(path, "support", (cents_of(support, "planned"), cents_of(support, "actual")))
        self.pair(path, "support-limit", limit)
        return limit

    def of_type(self, code, rows, total, eu_share):
        path = f"funding/type[{code}]"
        amounts = cents_of(rows, "planned"), cents_of(rows, "actual")
        self.compared(path, *amounts)
        self.put(path, share_planned=share(amounts[0], total[0]), share_actual=share(amounts[1], total[1]))
        if code == "eu-state" and eu_share:
            union = tuple(rate(eu_share, amount) for amount in amounts)
            self.pair(path, "eu", union)
            self.pair(path, "state", (amounts[0] - union[0], amounts[1] - union[1]))
        for row in rows:
            line = f"{path}/line[{row.get('party')} {row.get('financier')} {row.get('own')}]"
            self.compared(line, cents(row.get("planned")), cents(row.get("actual")))


def figures_of(project):
    money = Money(project)
    money.of_budget()
    money.of_funding()
    return money.result
