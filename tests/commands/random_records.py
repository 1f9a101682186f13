"""Valid project records drawn by a number: random_records.record(number) is the same text for the same number everywhere.

The frame is tests/rules/small_project.xml; programme period, parties, categories, years, cost model, salary model,
ledger, income, funding, advances and claims are drawn, and add up, because a record that does not cannot be built. Each
claim of a party comes to whole euros, so that every flat rate of it is exact and its sum over the claims is that of the
whole. Some records have claims without funding, some have entries that no claim has asked for yet. Texts are chosen to be
awkward in a cell: formulas, quotes, right-to-left, emoji, very long words, names that differ only at their end.
"""

import datetime
import pathlib
import random
import re
from xml.sax.saxutils import quoteattr, escape

FRAME = pathlib.Path(__file__).parent.parent / "rules" / "small_project.xml"
MODELS = {"flat-rate-17": 17, "flat-rate-15": 15, "flat-rate-40": 40, "flat-rate-7": 7, "actual-costs": 0, "lump-sum": 0}
REAL_TYPES = ("side-costs", "travel", "purchased-services", "communication", "materials", "equipment", "audit", "other")
CURRENCIES = {"SEK": "11.2345", "USD": "1.0823", "JPY": "157.12"}

# What a cell must hold as it is. ("_x005F_x0041_" is left to the tests of workbooks: openpyxl takes each "x005F_" out.)
AWKWARD = (
    "=1+1", "+358 40 123", "-5 %", "@SUM(A1)", "=HYPERLINK(\"https://example.org\")", "'already quoted", '"quoted", comma; semicolon',
    "Matkat & <majoitus>", "שלום עולם", "مرحبا بالعالم", "👩‍🎓 graduation 🎉", "Čáhppes Đorđe Ŋuorbbi", "_x0041_ is no letter", "TRUE", "#REF!",
    "0012", "1e5", "2023-01-02", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4, "x",
    "https://example.org/a?b=c#d", "e\u0301 combining", "50 % of {braces} and {page}", "&P of &N", "\u202eright to left override",
    "=1+1;=2+2", "\t=tab before", " - space before", "space behind ", "two  spaces, a\ttab and a\nline end", "=\"a\"\"b\"", '"', "'", ",", ";",
    "_X0041_", "_x000D_", "\u00a0no-break space\u00a0", "zero\u200bwidth", "नमस्ते क्षत्रिय", "漢字かな交じり文", "\ufeffbyte order mark",
    "@", "+", "-", "=", "%", "1/2", "0x1F", "1,5", "1 234,50", "-12.50", "\\", "C:\\new\\table", "\U0001F1EB\U0001F1EE flag", "\u0085next line\u2028",
)
# As long as a cell's text can be, in UTF-16 units.
LONGEST = ("pitkä " * 5461 + "p", "\U0001F600" * 16383 + "x")
# The same in their first 31 characters, which is all that a sheet's name may have.
LONG_NAMES = tuple(f"The Very Long Name of a Federation of Municipalities, Division {letter}" for letter in "ABCDEFGH")

# What the drawn sums keep; other rules are about quality, and the record sets them aside as its user could.
WAIVED = """
    cohort-in-project-time esf-base-is-salaries esf-lump-sum-limit esf-no-travel-beside-17
    esf-only-salaries-beside-40 esf-other-costs-beside-flat-rate esf-plus-base-is-salaries esf-plus-cost-model
    esf-plus-direct-costs esf-plus-equipment-limit esf-plus-lump-sum-limit esf-plus-not-before-application
    esf-plus-only-salaries-beside-40 esf-plus-seven-percent-condition esf-retention esf-small-project
    implementing-party-has-business-id implementing-party-has-work participant-enters-in-project-time
    telephone-in-text work-in-project-time
""".split()


def euros(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


class Record:
    def __init__(self, number):
        self.draw = random.Random(number)
        self.number = number
        self.is_old = number % 4 == 3  # of the period 2014-2020
        self.model = list(MODELS)[number % len(MODELS)]
        if self.is_old and self.model == "flat-rate-7":
            self.model = "flat-rate-17"  # the other came later
        self.parties = [f"party-{at + 1}" for at in range(self.draw.randint(1, 8))]
        # Value added tax is a cost of those that cannot recover it, which no municipality is.
        self.pays_vat = {party for party in self.parties if self.once_in(2)}
        self.years = self.draw.randint(1, 6)
        self.first = datetime.date(2015 if self.is_old else 2021, 1, 1)
        self.last = datetime.date(self.first.year + self.years - 1, 12, 31)
        self.categories = [f"category-{at + 1}" for at in range(self.draw.randint(1, 6))]
        self.claims = self.draw.randint(0, 6)
        # The last one is not made yet: its entries belong to none.
        self.waiting = self.claims > 1 and self.model != "lump-sum" and self.once_in(3)
        self.costs = {}   # (claim, party, category): cents
        self.income = {}  # (claim, party): cents
        self.planned_income = {}  # party: cents
        self.entries = [] if self.model == "lump-sum" else list(self.drawn_entries())

    def once_in(self, times):
        return self.draw.randrange(times) == 0

    def text(self, otherwise):
        return self.draw.choice(AWKWARD) if self.once_in(3) else otherwise

    # Periods: the project is cut into as many claims as there are, one at least.
    def period(self, claim):
        days = (self.last - self.first).days + 1
        parts = max(self.claims, 1)
        start, end = days * claim // parts, days * (claim + 1) // parts - 1
        return self.first + datetime.timedelta(start), self.first + datetime.timedelta(end)

    def day_in(self, claim):
        start, end = self.period(claim)
        return start + datetime.timedelta(self.draw.randint(0, (end - start).days))

    def drawn_entries(self):
        if self.once_in(10):
            return  # a ledger without entries
        for claim in range(max(self.claims, 1)):
            for party in self.parties:
                for category in self.categories:
                    if not self.once_in(4):
                        yield from self.entries_of(claim, party, category)

    def entries_of(self, claim, party, category):
        """Some costs, perhaps a correction, and one that makes whole euros of them."""
        amounts = [self.draw.choice((7, 100, 2500, 99999999))] + [self.draw.randint(1, 900000) for _ in range(self.draw.randint(0, 3))]
        if self.once_in(4):
            amounts.append(-self.draw.randint(1, sum(amounts)))
        if self.once_in(6):
            amounts.append(0)
        if self.once_in(6):
            amounts += [-sum(amounts), sum(amounts)]  # taken back as a whole, and booked anew
        amounts.append(100 - sum(amounts) % 100)
        for cents in amounts:
            yield self.entry(claim, party, category, cents)
        self.costs[claim, party, category] = sum(amounts)

    def entry(self, claim, party, category, cents):
        day = self.day_in(claim)
        facts = {"date": day, "party": party, "category": category, "voucher": self.text(f"{day.year}-{self.draw.randrange(9999)}"),
                 "amount": euros(cents), "text": self.text("Palkat ja palkkiot")}
        if self.once_in(3):
            facts["paid"] = day
        if cents < 0:
            facts["correction"] = "yes"
        if self.is_claimed(claim) and not self.once_in(4):
            facts["claim"] = f"claim-{claim + 1}"  # else it is that of its day
        if self.once_in(6):
            facts["supplier"] = self.text("Example Supplier Oy")
        if self.once_in(6):
            facts["account"] = self.text("4400")
        if self.once_in(8) and cents > 0:
            currency, rate = self.draw.choice(sorted(CURRENCIES.items()))
            facts |= {"currency": currency, "currency-amount": euros(round(cents * float(rate))), "rate": rate, "rate-date": day}
        if self.once_in(5) and cents > 0 and party in self.pays_vat:
            facts["vat"] = euros(self.draw.randint(0, cents))
        if self.once_in(400):
            facts["text"] = self.draw.choice(LONGEST)
        return facts

    def is_claimed(self, claim):
        return claim < self.claims - self.waiting

    # What the costs come to
    def flat(self, cents):
        return cents * MODELS[self.model] // 100

    def cost(self, claim, party):
        own = sum(cents for (of, by, _), cents in self.costs.items() if (of, by) == (claim, party))
        return own + self.flat(own)

    def net(self, claim, party):
        return self.cost(claim, party) - self.income.get((claim, party), 0)

    # What is paid for them, EU and State support and the party's own: claim by claim, so that the sums stay whole.
    def support(self, claim, party):
        before = sum(self.net(other, party) for other in range(claim))
        return (before + self.net(claim, party)) * 7 // 10 - before * 7 // 10

    def draw_income(self):
        for claim in range(max(self.claims, 1)):
            for party in self.parties:
                if self.once_in(5) and self.cost(claim, party) > 10000:
                    self.income[claim, party] = self.draw.randint(1, 10000)


def attributes(facts):
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in facts.items())


def element(name, facts, content=""):
    return f"<{name}{attributes(facts)}>{content}</{name}>\n" if content else f"<{name}{attributes(facts)}/>\n"


def named(record, name, facts, text, child="name"):
    """With a name in one, two or three of the languages."""
    languages = ["en", *record.draw.sample(["fi", "sv"], record.draw.randint(0, 2))]
    words = "".join(f'<{child} xml:lang="{language}">{escape(text)}</{child}>' for language in languages)
    return element(name, facts, words)


def kind_of(record, party):
    if party in record.pays_vat:
        return {"organisation-type": "association", "vat-status": "not-recoverable"}
    return {"organisation-type": "municipality", "vat-status": "recoverable"}


def parties(record):
    names = LONG_NAMES if record.once_in(3) else [record.text(f"Party number {at}") for at in range(8)]
    text = "".join(named(record, "party", {"id": party, "role": "partner" if at else "lead"} | kind_of(record, party), names[at])
                   for at, party in enumerate(record.parties))
    return "<parties>" + text + named(record, "party", {"id": "ely", "role": "authority", "organisation-type": "state-authority"},
                                      record.text("Authority")) + "</parties>"


def lump_sums(record):
    """Parts of a lump sum by party: what each was approved for."""
    return {party: record.draw.randint(1, 9000000) for party in record.parties}


def budget(record, lump):
    flat = MODELS[record.model] > 0
    types = {record.categories[0]: "staff", **{category: record.draw.choice(REAL_TYPES) for category in record.categories[1:]}}
    rows = [named(record, "category", {"id": category, "type": type_, "flat-rate-base": "yes" if flat else "no"},
                  record.text(f"Category {category}")) for category, type_ in types.items()]
    if flat:
        rows.append(named(record, "category", {"id": "flat", "type": "flat-rate", "flat-rate-base": "no"}, "Flat rate"))
    if lump:
        rows = [named(record, "category", {"id": "lump", "type": "lump-sum", "flat-rate-base": "no"}, record.text("Lump sum"))]
    lines = "".join(element("line", facts) for facts in planned_lines(record, lump))
    parts = "".join(named(record, "lump-sum-part", {"id": f"part-{party}", "amount": euros(cents), "party": party, "achieved": "yes"}
                          | ({"claim": f"claim-{record.claims}"} if record.claims else {}), record.text("Result"), "result")
                    for party, cents in lump.items())
    positions = "" if lump else "<positions>" + "".join(
        named(record, "position", {"id": f"position-{party}", "party": party, "share": "50", "staff-group": "other"},
              record.text("Planner"), "title") for party in record.parties) + "</positions>"
    return (f'<budget cost-model="{record.model}" salary-model="actual"><categories>{"".join(rows)}</categories>{positions}<lines>{lines}</lines>'
            + (f"<lump-sum-parts>{parts}</lump-sum-parts>" if parts else "") + "</budget>")


def planned_lines(record, lump):
    """By year; every category's plan is at least what it came to, and the sum of the years is whole euros."""
    record.planned = {party: 0 for party in record.parties}
    for party in record.parties:
        base = 0
        for category in record.categories if not lump else ["lump"]:
            actual = sum(cents for (_, by, of), cents in record.costs.items() if (by, of) == (party, category))
            total = lump[party] if lump else actual + 100 * record.draw.randint(0, 9000)
            base += total
            for year, cents in shares(record, total):
                record.planned[party] += cents
                yield {"party": party, "category": category, "year": year, "planned": euros(cents)}
        if MODELS[record.model] and record.flat(base):
            for year, cents in shares(record, record.flat(base)):
                record.planned[party] += cents
                yield {"party": party, "category": "flat", "year": year, "planned": euros(cents)}


def shares(record, total):
    """The years of the project with a part of the total each."""
    cuts = sorted(record.draw.randint(0, total) for _ in range(record.years - 1))
    for at, (start, end) in enumerate(zip([0, *cuts], [*cuts, total])):
        yield record.first.year + at, end - start


def ledger(record):
    rows = "".join(element("entry", {"id": f"e-{at + 1}"} | facts) for at, facts in enumerate(record.entries))
    return f"<ledger>{rows}</ledger>"


def income(record):
    planned = "".join(element("line", {"party": party, "kind": record.draw.choice(("sales", "rents", "participation-fees")),
                                       "year": record.first.year, "planned": euros(cents)})
                      for party, cents in record.planned_income.items())
    entries = ""
    for at, ((claim, party), cents) in enumerate(record.income.items()):
        entries += element("entry", {"id": f"income-{at}", "date": record.day_in(claim), "party": party, "kind": "sales",
                                     "voucher": record.text(f"T{at}"), "amount": euros(cents)}
                           | ({"claim": f"claim-{claim + 1}"} if record.is_claimed(claim) else {}))
    return f"<income>{planned}{entries}</income>" if planned or entries else ""


def funding(record, lump):
    """Support and own funding of each party: together its net costs, planned and real."""
    rows = ""
    record.own_funding = {party: record.draw.choice(("municipal", "other-public", "private")) for party in record.parties}
    for party in record.parties:
        actual = lump[party] if lump else sum(record.net(claim, party) for claim in range(max(record.claims, 1)))
        if record.once_in(4) and record.planned[party] > 100:
            record.planned_income[party] = record.draw.randint(1, 100)
            record.planned[party] -= record.planned_income[party]
        support = {"planned": record.planned[party] * 7 // 10, "actual": actual * 7 // 10}
        rows += element("line", {"type": "eu-state", "party": party, "financier": "ely", "own": "no"} | in_euros(support))
        rows += element("line", {"type": record.own_funding[party], "party": party, "financier": party,
                                 "own": "yes"} | in_euros({"planned": record.planned[party] - support["planned"],
                                                           "actual": actual - support["actual"]}))
    return f'<funding support-rate="70">{rows}</funding>'


def in_euros(facts):
    return {name: euros(cents) for name, cents in facts.items()}


def advances(record):
    """To the lead, named or not, or to each party: up to 30 % of its support; the claims deduct some of it or all."""
    rows = ""
    for party in record.draw.choice(([], [None], record.parties)):
        amount = record.draw.randint(0, record.planned[party or record.parties[0]] * 7 // 10 * 3 // 10)
        left, deductions = amount, ""
        for claim in range(record.claims - record.waiting):
            cents = record.draw.choice((0, left // 3, left))
            left -= cents
            if cents:
                deductions += element("deduction", {"claim": f"claim-{claim + 1}", "amount": euros(cents)})
        if amount:
            rows += element("advance", {"id": f"advance-{party or 'lead'}", "date": record.first, "amount": euros(amount)}
                            | ({"party": party} if party else {}), deductions)
    return f"<advances>{rows}</advances>" if rows else ""


def claims(record, lump):
    rows = ""
    has_funding = not lump and record.once_in(2)
    for claim in range(record.claims - record.waiting):
        start, end = record.period(claim)
        is_last = claim == record.claims - 1
        costs = "".join(element("cost", facts) for facts in claimed(record, claim, lump if is_last else {}))
        if has_funding:
            costs += "".join(element("funding", facts) for facts in claimed_funding(record, claim))
        rows += element("claim", {"id": f"claim-{claim + 1}", "number": claim + 1, "start": start, "end": end,
                                  "last": "yes" if is_last else "no"}, costs)
    return f"<claims>{rows}</claims>" if rows else ""


def claimed(record, claim, lump):
    for party in record.parties:
        base = 0
        for category in record.categories:
            cents = record.costs.get((claim, party, category), 0)
            base += cents
            if cents:
                yield {"party": party, "category": category, "claimed": euros(cents)}
        if record.flat(base):
            yield {"party": party, "category": "flat", "claimed": euros(record.flat(base))}
        if party in lump:
            yield {"party": party, "category": "lump", "claimed": euros(lump[party])}


def claimed_funding(record, claim):
    for party in record.parties:
        support, net = record.support(claim, party), record.net(claim, party)
        if support:
            yield {"type": "eu-state", "party": party, "financier": "ely", "amount": euros(support)}
        if net - support:
            yield {"type": record.own_funding[party], "party": party, "financier": party, "amount": euros(net - support)}


def waivers():
    rows = "".join(element("waiver", {"rule": rule, "date": "2023-01-01"}, '<reason xml:lang="en">Drawn.</reason>') for rule in WAIVED)
    return f"<waivers>{rows}</waivers>"


def replaced(text, name, content):
    """The frame with another element of that name, which it has exactly once."""
    result, count = re.subn(rf"  <{name}[ >].*</{name}>\n", lambda _: content + "\n", text, flags=re.DOTALL)
    assert count == 1, name
    return result


def record(number):
    made = Record(number)
    lump = lump_sums(made) if made.model == "lump-sum" else {}
    made.draw_income()
    text = FRAME.read_text(encoding="utf-8")
    parts = {"titles": '<titles>' + named(made, "t", {}, made.text(f"Project {number}"), "title")[3:-5] + "</titles>",
             "parties": parties(made), "budget": budget(made, lump), "ledger": ledger(made),
             "funding": funding(made, lump) + income(made), "advances": advances(made), "claims": claims(made, lump), "procurements": ""}
    for name, content in parts.items():
        text = replaced(text, name, content)
    text = text.replace('start="2023-01-01" end="2024-02-29" application', f'start="{made.first}" end="{made.last}" application')
    if made.is_old:
        text = text.replace('period="2021-2027" fund="ESF+"', 'period="2014-2020" fund="ESF"')
        text = text.replace(' application-pending="2022-11-15"', "")
    text = text.replace('<responsible party="city"/>', "").replace('"amk"', '"party-1"').replace('state="final"', 'state="draft"')
    return text.replace("</project>", waivers() + "</project>")
