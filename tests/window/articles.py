# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles that the tests of the window open."""

import os

QUETTA = """Car bomb kills eight at Quetta market
By Our Correspondent
12 March 2012

QUETTA, Pakistan - A bomb hidden in a parked car exploded in a crowded market in Quetta on Monday, \
killing eight people and wounding at least 20 others, police said.

On 20 February 2012, gunmen riding a motorcycle shot dead three policemen in Karachi.

On 5 January 2012, militants kidnapped two aid workers in Peshawar.
"""

TOWNS = ('Quetta', 'Karachi', 'Peshawar', 'Lahore', 'Multan', 'Sukkur', 'Gwadar', 'Hyderabad')


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def write_many(folder, number):
    """A folder of short articles, each with another incident."""
    os.makedirs(folder, exist_ok=True)
    for i in range(number):
        town, day, month = TOWNS[i % len(TOWNS)], 1 + i % 28, ('March', 'May', 'July')[i // 28 % 3]
        write(folder, f'{i:05}.txt',
              f'Bomb kills {2 + i % 9} in {town}, report {i}\n{day} {month} 2012\n\n'
              f'{town.upper()}, Pakistan - A bomb exploded at a bus stop in {town} on {day} {month} '
              f'2012, killing {2 + i % 9} people, police said. It was attack number {i} there.\n')
    return folder
