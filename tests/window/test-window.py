# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting of an analyst: open an article, read, correct, undo, save a map, come back later."""

import os
import sys
import tempfile

import driver
from articles import QUETTA, write
from driver import find, has_state, text_of, wait_for


def read_list(program):
    wait_for('three incidents in the list', lambda: len(program.incident_names()) == 3)
    for row, words in enumerate((('Bombing', 'Quetta'), ('Armed assault', 'Karachi'),
                                 ('Kidnapping', 'Peshawar'))):
        wait_for(f'{words} in row {row}',
                 lambda: all(word in program.incident_names()[row] for word in words))
    wait_for('the counts in the title', lambda: '1 article · 3 incidents' in program.labels())


def select_second(program):
    program.do('win.next')
    wait_for('the second incident in the panel', lambda: '2 of 3' in program.labels())
    wait_for('the second row selected',
             lambda: has_state(program.incident_rows()[1], driver.Atspi.StateType.SELECTED))


def read_panel(program):
    for label, text in (('Killed', '3'), ('Type', 'Armed assault'), ('Date', '2012-02-20'),
                        ('Place', 'Karachi, Sindh, Pakistan')):
        wait_for(f'{label}: {text}', lambda: program.field_text(label) == text)
    wait_for('the evidence of Killed',
             lambda: 'three policemen' in program.field('Killed').get_description())
    wait_for('the text of the article', lambda: 'shot dead three policemen' in
             text_of(find(program.frame, None, 'Text of the article')))


def correct_and_undo(program):
    program.edit_field('Killed', '7')
    wait_for('the corrected count', lambda: program.field_text('Killed') == '7')
    wait_for('the word that it is edited',
             lambda: 'edited' in program.field('Killed').get_description())
    program.do('win.undo')
    wait_for('the count before', lambda: program.field_text('Killed') == '3')
    program.do('win.redo')
    wait_for('the correction again', lambda: program.field_text('Killed') == '7')


def refuse_nonsense(program):
    program.edit_field('Killed', 'many')
    wait_for('the refusal', lambda: program.says('is not a valid value'))


def edit_victims(program):
    """The panel keeps its width, whatever is edited in it."""
    def width():
        fields = find(program.frame, 'list', 'Fields of the incident')
        return fields.get_component_iface().get_extents(driver.Atspi.CoordType.WINDOW).width

    before = wait_for('the width of the panel', width)
    program.click('Edit', lambda: program.field('Victims'))
    program.click('Change “')
    entry = wait_for('the form', lambda: find(program.field('Victims'), driver.ENTRY, 'Name'))
    wait_for('the form on the screen', lambda: driver.middle_of(entry))
    assert width() == before, (width(), before)
    wait_for('the form to be closed', lambda: not find(program.field('Victims'), driver.ENTRY) or
             any(driver.look(lambda: driver.act(node, 'field.cancel'))
                 for node in driver.walk(program.field('Victims'))) and False)


def save_map(program, path, head):
    def chooser():
        return program.dialog('Save the Map')

    program.do('win.snapshot')
    program.click_until('Save', lambda: chooser() is not None,
                        lambda: program.dialog('Map Snapshot'))
    program.type_into(chooser, path)
    # The chooser refuses as long as it is still looking into the folder.
    program.click_until('Save', lambda: chooser() is None, chooser)
    wait_for('the picture', lambda: os.path.exists(path) and os.path.getsize(path) > 10000)
    wait_for('the dialog to close', lambda: program.dialog('Map Snapshot') is None)
    with open(path, 'rb') as file:
        assert file.read(len(head)) == head, path


def come_back(binary, home):
    program = driver.Program(binary, [], home)
    wait_for('the incidents again', lambda: len(program.incident_names()) == 3)
    wait_for('the same incident', lambda: '2 of 3' in program.labels())
    wait_for('the correction kept', lambda: program.field_text('Killed') == '7')
    program.do('win.undo')
    wait_for('undo after a restart', lambda: program.field_text('Killed') == '3')
    program.quit()


def main(binary):
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        read_list(program)
        select_second(program)
        read_panel(program)
        correct_and_undo(program)
        refuse_nonsense(program)
        edit_victims(program)
        save_map(program, os.path.join(home, 'map.png'), b'\x89PNG\r\n\x1a\n')
        program.quit()
        come_back(binary, home)
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
