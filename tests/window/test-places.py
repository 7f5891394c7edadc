# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The place of an incident, chosen by hand: candidates and search, taken back in one step, offered
again for the same name in another article, and a pin kept as a place of one's own."""

import os
import subprocess
import sys
import tempfile
import time

import driver
from driver import find, find_all, set_text, wait_for

FIRST = """Bomb kills four in Hyderabad
4 March 2012

HYDERABAD, Pakistan - A bomb exploded outside a bank in Hyderabad on Sunday, killing four people, police said.
"""
SECOND = """Gunmen kill two in Hyderabad
8 May 2012

HYDERABAD, Pakistan - Gunmen shot dead two policemen in Hyderabad on Monday, officials said.
"""


def write_articles(folder):
    paths = [os.path.join(folder, 'a.txt'), os.path.join(folder, 'b.txt')]
    for path, text in zip(paths, (FIRST, SECOND)):
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    return paths


def shows(program, words):
    return any(words in label for label in program.labels())


def show_incident(program, field, value):
    """Steps through the incidents until one shows this value."""
    if program.field_text(field) != value:
        program.do('win.next')
    wait_for(f'{field} {value}', lambda: program.field_text(field) == value)


def candidates(program):
    listing = find(program.frame, 'list', 'Candidates')
    return find_all(listing, 'list item') if listing is not None else []


def open_editor(program):
    program.click('Edit', lambda: program.field('Place'))
    wait_for('the place editor', lambda: shows(program, 'Place of the Incident'))


def centre(node):
    box = node.get_component_iface().get_extents(driver.Atspi.CoordType.WINDOW)
    return box.x + box.width // 2, box.y + box.height // 2


def point_at(node):
    driver.Atspi.generate_mouse_event(*centre(node), 'abs')
    time.sleep(1)


def click(node):
    point_at(node)
    driver.Atspi.generate_mouse_event(*centre(node), 'b1c')


def picture(name):
    """Keeps what the screen shows, for whoever named a folder for it."""
    if len(sys.argv) > 2:
        subprocess.run(['import', '-window', 'root', os.path.join(sys.argv[2], name + '.png')], check=True)


def choose_by_search(program):
    show_incident(program, 'Killed', '4')
    wait_for('the place as read', lambda: program.field_text('Place').startswith('Hyderabad, Sindh'))
    open_editor(program)
    rows = wait_for('the candidates', lambda: candidates(program))
    assert 'Hyderabad' in rows[0].get_name() and '%' in rows[0].get_name(), rows[0].get_name()
    point_at(rows[-1])
    picture('candidates')
    program.type_into(lambda: program.frame, 'Peshawar', 'Search places')
    rows = wait_for('Peshawar', lambda: [row for row in candidates(program) if 'Peshawar' in row.get_name()])
    assert 'people' in rows[0].get_name() and 'km from here' in rows[0].get_name(), rows[0].get_name()
    click(rows[0])
    wait_for('the place chosen', lambda: (program.field_text('Place') or '').startswith('Peshawar'))


def take_back(program):
    """One step takes the whole place back, and one undo brings it again."""
    program.click('Take', lambda: program.field('Place'))
    wait_for('the place as read', lambda: (program.field_text('Place') or '').startswith('Hyderabad'))
    program.do('win.undo')
    wait_for('the choice again', lambda: (program.field_text('Place') or '').startswith('Peshawar'))


def offered_again(program):
    show_incident(program, 'Killed', '2')
    open_editor(program)
    rows = wait_for('the candidates', lambda: candidates(program))
    assert 'Peshawar' in rows[0].get_name(), [row.get_name() for row in rows]
    wait_for('why', lambda: shows(program, 'You chose this place for the same name before'))
    click(rows[0])
    wait_for('the same place', lambda: (program.field_text('Place') or '').startswith('Peshawar'))


def keep_pin(program):
    open_editor(program)
    program.click('Drop a')
    wait_for('the question for a point', lambda: shows(program, 'Click the place on the map'))
    world = wait_for('the map', lambda: find(program.frame, None, 'Map of incidents'))
    picture('picking')
    click(world)
    picture('picked')
    entry = wait_for('the question for a name', lambda: find(program.frame, None, 'Name of the place'))
    set_text(entry, 'Camp Dateline')
    picture('pin')
    program.click('Keep Place')
    wait_for('the pin as place', lambda: (program.field_text('Place') or '').startswith('Camp Dateline'))


def found_by_name(program):
    open_editor(program)
    program.type_into(lambda: program.frame, 'Camp Dateline', 'Search places')
    wait_for('the own place', lambda: [row for row in candidates(program) if 'Camp Dateline' in row.get_name()])


def main(binary):
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, write_articles(home), home)
        wait_for('two incidents', lambda: shows(program, '2 articles · 2 incidents'))
        choose_by_search(program)
        take_back(program)
        offered_again(program)
        keep_pin(program)
        found_by_name(program)
        picture('own-place')
        program.quit()
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
