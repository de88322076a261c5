"""The same numbers, dates and words otherwise written, as those who retell do: "4 Aug. 2023", "22 km", "$15", "cities and towns". Nothing of what is said changes,
so that true and false statements are written so alike."""

import re

MONTHS = "January February March April May June July August September October November December".split()
SHORT = {month: (month[:4] if month == "September" else month[:3]) + "." for month in MONTHS if month != "May"}
UNITS = {"kilometres": "km", "kilometers": "km", "metres": "m", "centimetres": "cm", "kilograms": "kg", "hectares": "ha", "square kilometres": "km²", "degrees": "°C", "hours": "h", "minutes": "min"}
MONEY = {"dollars": "$", "pounds": "£", "euros": "€"}
WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
NUMBER = r"(\d[\d,.]*\d|\d)"


def month(text, chance):
    return re.sub(r"\b(" + "|".join(SHORT) + r")\b(?= \d|[,.]? (?:19|20)\d\d|$)", lambda match: SHORT[match[1]], text)


def turned_date(text, chance):
    return re.sub(r"\b(\d{1,2}) (" + "|".join(MONTHS) + r")(?: (\d{4}))?", lambda match: f"{match[2]} {match[1]}" + (f", {match[3]}" if match[3] else ""), text)


def per_cent(text, chance):
    return re.sub(NUMBER + r" per ?cent\b", r"\1%", text)


def unit(text, chance):
    return re.sub(NUMBER + r" (square kilometres|" + "|".join(UNITS) + r")\b", lambda match: f"{match[1]} {UNITS[match[2]]}", text)


def money(text, chance):
    return re.sub(NUMBER + r"( million| billion)? (" + "|".join(MONEY) + r")\b", lambda match: f"{MONEY[match[3]]}{match[1]}{match[2] or ''}", text)


def written_money(text, chance):
    names = {sign: name for name, sign in MONEY.items()}
    return re.sub(r"([$£€])" + NUMBER + r"( million| billion|m\b|bn\b)?", lambda match: f"{match[2]}{ {'m': ' million', 'bn': ' billion'}.get(match[3], match[3] or '')} {names[match[1]]}", text)


def digits(text, chance):
    return re.sub(r"\b(" + "|".join(WORDS[2:]) + r")\b", lambda match: str(WORDS.index(match[1].lower())), text)


def words(text, chance):
    return re.sub(r"(?<![\d.,$£€])\b([2-9]|1\d|20)\b(?![\d.,%]|\d| (?:" + "|".join(MONTHS) + "))", lambda match: WORDS[int(match[1])], text)


def list_turned(text, chance):
    return re.sub(r"\b([a-z]{3,}s) and ([a-z]{3,}s)\b(?! of)", r"\2 and \1", text)


def days(text, chance):
    text = re.sub(r"\b(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=\d)", "on ", text)
    return text.replace("on on ", "on ").replace("On on ", "On ")


def contracted(text, chance):
    for one, other in (("did not", "didn't"), ("does not", "doesn't"), ("was not", "wasn't"), ("is not", "isn't"), ("has not", "hasn't"), ("it is", "it's"), ("had not", "hadn't"), ("cannot", "can't"), ("were not", "weren't"), ("will not", "won't")):
        text = text.replace(one, other)
    return text


def ago(text, chance):
    for one, other in (("a year before", "a year earlier"), ("the year before", "the previous year"), ("at the same time", "meanwhile"), ("more than", "over"), ("some ", "about "), ("about ", "around "), ("nearly", "almost"), ("at least", "no fewer than")):
        if chance.random() < 0.5 and re.search(rf"\b{one}", text):
            return re.sub(rf"\b{one}", other, text, count=1)
    return text


WAYS = [month, turned_date, per_cent, unit, money, written_money, digits, words, list_turned, days, contracted, ago]


def otherwise_written(row, chance):
    """In half of all cases the statement, or else the quote, by some of the ways that fit; and a date to the title, whose year a statement may complete."""
    row = dict(row)
    if chance.random() < 0.5:
        part = "statement" if chance.random() < 0.8 else "quote"
        for way in chance.sample(WAYS, 6):
            row[part] = way(row[part], chance)
    if chance.random() < 0.3 and not re.search(r"\b(1[5-9]|20)\d\d\b", row["quote"]):
        year = chance.randint(1995, 2025)
        title, _, rest = row["quote"].partition(". ")
        published = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {year}"
        row["quote"] = f"{title}, {published}. {rest}"
        date = re.search(r"\b(\d{1,2} (?:" + "|".join(MONTHS) + r"|[A-Z][a-z]{2,3}\.)|(?:" + "|".join(MONTHS) + r") \d{1,2})(?!,? \d)", row["statement"])
        if date and chance.random() < 0.7:
            row["statement"] = row["statement"][: date.end()] + f" {year}" + row["statement"][date.end() :]
        elif date is None and row["follows"] and chance.random() < 0.12:
            # The day on which an article was published is not that of which it tells.
            statement = row["statement"].rstrip(".")
            row["statement"] = f"On {published}, {statement}." if chance.random() < 0.4 else f"{statement} on {published}."
            row["follows"] = False
    return row
