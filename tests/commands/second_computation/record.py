"""A record as this second computation reads it, and the arithmetic the law asks for, written anew.

Nothing here knows how closeout computes. Money is counted in whole cents, rates are fractions, rounding is half away from
zero, months are clamped to the last day of a shorter one.
"""
import datetime
import fractions
import xml.etree.ElementTree as tree

NAMESPACE = "{urn:closeout:project:1}"


def read(path):
    root = tree.parse(path).getroot()
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(NAMESPACE)
    return root


def cents(text):
    return int(fractions.Fraction(text or "0") * 100)


def cents_of(elements, attribute):
    return sum(cents(element.get(attribute)) for element in elements)


def euros(amount):
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def rounded(value):
    """To a whole number, half away from zero."""
    whole = abs(fractions.Fraction(value)) + fractions.Fraction(1, 2)
    return int(whole) if value >= 0 else -int(whole)


def rate(percent, amount):
    return rounded(fractions.Fraction(percent) * amount / 100)


def share(part, whole):
    """Hundredths of a percent; nothing of nothing."""
    return None if whole == 0 else str(rounded(fractions.Fraction(part * 10000, whole)))


def plain(number):
    """A fraction of at most two decimals without needless zeros."""
    text = f"{float(fractions.Fraction(number)):.2f}"
    return text.rstrip("0").rstrip(".")


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def days_later(date, count):
    return date + datetime.timedelta(days=count)


def months_later(date, count):
    year, month = divmod(date.year * 12 + date.month - 1 + count, 12)
    for number in range(date.day, 27, -1):
        try:
            return datetime.date(year, month + 1, number)
        except ValueError:
            continue
    return datetime.date(year, month + 1, date.day)
