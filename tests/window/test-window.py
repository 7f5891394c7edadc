# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting of an analyst: open an article, read, correct, undo, save a map, come back later."""

import os
import sys
import tempfile

import driver
from driver import act, find, find_all, has_state, set_text, wait_for

ARTICLE = """Car bomb kills eight at Quetta market
By Our Correspondent
12 March 2012

QUETTA, Pakistan - A bomb hidden in a parked car exploded in a crowded market in Quetta on Monday, \
killing eight people and wounding at least 20 others, police said.

On 20 February 2012, gunmen riding a motorcycle shot dead three policemen in Karachi.

On 5 January 2012, militants kidnapped two aid workers in Peshawar.
"""


def write_article(folder):
    path = os.path.join(folder, 'quetta.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(ARTICLE)
    return path


def read_list(program):
    rows = wait_for('three incidents in the list', lambda: len(program.incident_rows()) == 3 and program.incident_rows())
    names = [row.get_name() for row in rows]
    assert 'Bombing' in names[0] and 'Quetta' in names[0], names
    assert 'Armed assault' in names[1] and 'Karachi' in names[1], names
    assert 'Kidnapping' in names[2] and 'Peshawar' in names[2], names
    wait_for('the counts in the title', lambda: '1 article · 3 incidents' in program.labels())


def select_second(program):
    act(program.frame, 'win.next')
    wait_for('the second incident in the panel', lambda: '2 of 3' in program.labels())
    wait_for('the second row selected',
             lambda: has_state(program.incident_rows()[1], driver.Atspi.StateType.SELECTED))


def read_panel(program):
    wait_for('the field Killed', lambda: program.field_text('Killed') == '3')
    assert program.field_text('Type') == 'Armed assault', program.field_text('Type')
    assert program.field_text('Date') == '2012-02-20', program.field_text('Date')
    assert program.field_text('Place') == 'Karachi, Sindh, Pakistan', program.field_text('Place')
    assert 'three policemen' in program.field('Killed').get_description(), \
        program.field('Killed').get_description()
    text = find(program.frame, None, 'Text of the article')
    words = text.get_text_iface()
    assert 'shot dead three policemen' in driver.Atspi.Text.get_text(words, 0, -1)


def correct_and_undo(program):
    program.edit_field('Killed', '7')
    wait_for('the corrected count', lambda: program.field_text('Killed') == '7')
    assert 'edited' in program.field('Killed').get_description()
    act(program.frame, 'win.undo')
    wait_for('the count before', lambda: program.field_text('Killed') == '3')
    act(program.frame, 'win.redo')
    wait_for('the correction again', lambda: program.field_text('Killed') == '7')


def refuse_nonsense(program):
    program.edit_field('Wounded' if program.field('Wounded') else 'Killed', 'many')
    wait_for('the refusal', lambda: any('is not a valid value' in text for text in program.labels()))


def save_map(program, path):
    act(program.frame, 'win.snapshot')
    dialog = wait_for('the snapshot dialog', lambda: find_dialog(program, 'Map Snapshot'))
    act(wait_for('Save', lambda: find(dialog, 'push button', 'Save')), 'click')
    chooser = wait_for('the file chooser', lambda: find_dialog(program, 'Save the Map'))
    entry = wait_for('the name', lambda: find(chooser, ('text', 'entry')))
    set_text(entry, path)
    button = [b for b in find_all(chooser, 'push button') if b.get_name().endswith('Save')][-1]
    act(button, 'click')
    wait_for('the picture', lambda: os.path.exists(path) and os.path.getsize(path) > 10000)
    with open(path, 'rb') as file:
        assert file.read(8) == b'\x89PNG\r\n\x1a\n'
    wait_for('the dialog to close', lambda: find_dialog(program, 'Map Snapshot') is None)


def find_dialog(program, title):
    for node in driver.children(program.application):
        if title in (node.get_name() or ''):
            return node
    return None


def come_back(binary, home):
    program = driver.Program(binary, [], home)
    wait_for('the incidents again', lambda: len(program.incident_rows()) == 3)
    wait_for('the same incident', lambda: '2 of 3' in program.labels())
    wait_for('the correction kept', lambda: program.field_text('Killed') == '7')
    act(program.frame, 'win.undo')
    wait_for('undo after a restart', lambda: program.field_text('Killed') == '3')
    program.quit()


def main(binary):
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write_article(home)], home)
        read_list(program)
        select_second(program)
        read_panel(program)
        correct_and_undo(program)
        refuse_nonsense(program)
        save_map(program, os.path.join(home, 'map.png'))
        program.quit()
        come_back(binary, home)
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
