#!/usr/bin/env python3
"""Writes N made-up stories of three articles, one a line, for `rashomon compare --jsonl`: python3 stories.py N [SEED]

The same seed gives the same bytes. Names, places and events are put together from lists, so no two stories agree.
"""

import json
import random
import sys

FIRST = ["Ada", "Bruno", "Carla", "Dario", "Edith", "Farid", "Greta", "Hugo", "Irma", "Jonas", "Karin", "Leo"]
LAST = ["Bell", "Castor", "Dunmore", "Eklund", "Ferrant", "Gould", "Hallam", "Ivers", "Jarrow", "Kessel", "Lund"]
TOWN = ["Port Lund", "Askham", "Vell", "Norrby", "Castle Cray", "Eastwater", "Millow", "Harrick"]
ROLE = ["mayor", "harbour master", "fire chief", "transport minister", "school inspector", "union leader"]
THING = ["ferry", "bridge", "tram line", "power station", "flood wall", "market hall", "reservoir"]
FATE = [("was closed", "shut"), ("will be rebuilt", "is to be built again"), ("failed its inspection", "did not pass"),
        ("lost its licence", "may no longer be used"), ("will be sold", "is up for sale")]
OUTLETS = ["The Buoy", "Harbour Herald", "Morning Ledger", "The Lantern", "Coast Wire", "Daily Tern"]


def story(number, dice):
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    other = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    town, role, thing = dice.choice(TOWN), dice.choice(ROLE), dice.choice(THING)
    (fate, fate_again), count, year = dice.choice(FATE), dice.randint(3, 900), dice.randint(1950, 2020)
    articles = [
        f"{town}: {thing} {fate}\n\nThe {thing} in {town} {fate}, {role} {name} said on Monday.\n\n"
        f"“We had no choice,” {name} told reporters. “It was built in {year}.”\n\n"
        f"About {count} people are affected, according to the town.",
        f"{name.split()[1]} defends decision on {thing}\n\nThe {role} of {town}, {name}, has defended what happened to "
        f"the {thing}, which {fate_again}.\n\n{count} people are affected. {other}, who lives nearby, disagreed: "
        f"“Nobody asked us.”\n\n{name} said there had been no choice.",
        f"What the {thing} meant to {town}\n\nFor years the {thing} stood for the town. Now it {fate_again}.\n\n"
        f"{other} remembers {year}, when it was new. “It was the pride of {town},” {other.split()[1]} said.\n\n"
        f"Some {count + dice.choice([0, 0, 40])} people will feel the change.",
    ]
    outlets = dice.sample(OUTLETS, 3)
    return {"id": number, "title": f"{thing} in {town}", "articles": [
        {"text": text, "outlet": outlet, "published": f"2026-03-{dice.randint(1, 28):02}"}
        for text, outlet in zip(articles, outlets)]}


def main():
    count = int(sys.argv[1])
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for number in range(count):
        print(json.dumps(story(number, dice), ensure_ascii=False))


if __name__ == "__main__":
    main()
