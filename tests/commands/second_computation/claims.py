"""Claims against the ledger, and advances against claims, from the record alone."""
from second_computation.money import Money
from second_computation.record import cents, cents_of, day, rate, share

PARTY_ROW = ("type", "party", "financier")


class Claims:
    def __init__(self, project):
        self.project = project
        self.money = Money(project)
        self.claims = sorted(project.findall("claims/claim"), key=lambda claim: int(claim.get("number")))
        self.result = {}
        self.bases = {}

    def put(self, path, **attributes):
        self.money.result = self.result
        self.money.put(path, **attributes)

    def claim_of(self, entry):
        """The claim it names, else that whose period holds the day it was paid, else the day of its voucher."""
        if entry.get("claim"):
            return entry.get("claim")
        date = day(entry.get("paid") or entry.get("date"))
        for claim in self.claims:
            if day(claim.get("start")) <= date <= day(claim.get("end")):
                return claim.get("id")
        return None

    def entries_in(self, claims, categories, parties):
        return [e for e in self.money.entries
                if self.claim_of(e) in claims and e.get("category") in categories and e.get("party") in parties]

    def ledger(self, index, category, parties):
        """What the ledger says the claim's costs are, with the number of entries."""
        money = self.money
        if category != money.flat or not money.percent:
            found = self.entries_in([self.claims[index].get("id")], [category], parties)
            return cents_of(found, "amount"), len(found)
        total = 0
        for party in parties:
            so_far = [claim.get("id") for claim in self.claims[: index + 1]]
            now, before = (rate(money.percent, cents_of(self.entries_in(claims, money.base, [party]), "amount"))
                           for claims in (so_far, so_far[:-1]))
            total += now - before
        return total, 0

    def progress(self, path, approved, amounts, index):
        period, previous = amounts[index], sum(amounts[:index])
        self.put(path, approved=approved, claimed=period, previous=previous, cumulative=previous + period,
                 remaining=approved - previous - period, used=share(previous + period, approved))

    def cost(self, path, index, categories, parties):
        approved = sum(self.money.planned(c, p) for c in categories for p in parties)
        claimed = [cents_of((cost for cost in claim.findall("cost")
                             if cost.get("category") in categories and cost.get("party") in parties), "claimed")
                   for claim in self.claims]
        self.progress(path, approved, claimed, index)
        sums = [self.ledger(index, category, parties) for category in categories]
        self.put(path, ledger=sum(amount for amount, _ in sums), entries=str(sum(count for _, count in sums)))
        return claimed[index]

    def balance(self, path, index, parties, claimed):
        claim = self.claims[index]
        income = cents_of((e for e in self.project.findall("income/entry")
                           if e.get("party") in parties and self.claim_of(e) == claim.get("id")), "amount")
        rows = [row for row in claim.findall("funding") if row.get("party") in parties]
        self.put(path, income=income, net_costs=claimed - income, funding=cents_of(rows, "amount"))

    def of_claim(self, index):
        claim, money = self.claims[index], self.money
        path = f"claims/claim[{claim.get('id')}]"
        ids = [category.get("id") for category in money.categories]
        self.put(path, number=claim.get("number"))
        self.balance(path, index, money.parties, self.cost(path, index, ids, money.parties))
        support = cents_of((r for r in claim.findall("funding") if r.get("type") == "eu-state"), "amount")
        back = cents_of((d for d in self.project.findall("advances/advance/deduction")
                         if d.get("claim") == claim.get("id")), "amount")
        self.put(path, support=support, advance_deducted=back, support_payable=support - back)
        for category in ids:
            self.cost(f"{path}/category[{category}]", index, [category], money.parties)
            for party in money.parties:
                self.cost(f"{path}/category[{category}]/party[{party}]", index, [category], [party])
        for party in money.parties:
            row = f"{path}/party[{party}]"
            self.balance(row, index, [party], self.cost(row, index, ids, [party]))
        self.funding_rows(path, index)

    def funding_rows(self, path, index):
        planned = self.project.findall("funding/line")
        stated = [row for claim in self.claims for row in claim.findall("funding")]
        for key in {tuple(row.get(name) for name in PARTY_ROW) for row in planned + stated}:
            def same(row):
                return tuple(row.get(name) for name in PARTY_ROW) == key
            self.funding_row(f"{path}/funding[{' '.join(key)}]", same, index)
        for code in {row.get("type") for row in planned + stated}:
            self.funding_row(f"{path}/funding-type[{code}]", lambda row: row.get("type") == code, index)

    def funding_row(self, path, is_meant, index):
        planned = cents_of(filter(is_meant, self.project.findall("funding/line")), "planned")
        amounts = [cents_of(filter(is_meant, claim.findall("funding")), "amount") for claim in self.claims]
        self.progress(path, planned, amounts, index)

    def of_claims(self):
        lost = [entry for entry in self.money.entries if self.claim_of(entry) is None]
        self.put("claims", unclaimed=cents_of(lost, "amount"), unclaimed_entries=str(len(lost)))
        for index in range(len(self.claims)):
            self.of_claim(index)

    # Advances: in a group project each beneficiary has a decision of its own (L 757/2021 § 40).

    def support(self, rows, party, attribute):
        is_own = self.project.find("identity").get("implementation") == "group-project"
        return cents_of((r for r in rows if r.get("type") == "eu-state" and (not is_own or r.get("party") == party)),
                        attribute)

    def of_advances(self):
        lead = next(p.get("id") for p in self.project.findall("parties/party") if p.get("role") == "lead")
        for advance in self.project.findall("advances/advance"):
            self.of_advance(advance, advance.get("party", lead))

    def of_advance(self, advance, party):
        path = f"advances/advance[{advance.get('id')}]"
        amount = outstanding = cents(advance.get("amount"))
        grant = self.support(self.project.findall("funding/line"), party, "planned")
        deductions = advance.findall("deduction")
        deducted = cents_of(deductions, "amount")
        self.put(path, party=party, amount=amount, grant=grant, limit=rate(30, grant), deducted=deducted,
                 outstanding=amount - deducted)
        for claim in self.claims:
            if day(claim.get("end")) < day(advance.get("date")):
                continue
            payment = self.support(claim.findall("funding"), party, "amount")
            owed = max(outstanding, 0)
            due = owed if claim.get("last") == "yes" else min(owed, rate(30, payment))
            back = cents_of((d for d in deductions if d.get("claim") == claim.get("id")), "amount")
            outstanding -= back
            self.put(f"{path}/claim[{claim.get('id')}]", payment=payment, due=due, deducted=back, outstanding=outstanding)


def figures_of(project):
    claims = Claims(project)
    claims.of_claims()
    claims.of_advances()
    return claims.result
