# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters by time, kind and words; each shows as a chip, can be taken away, and outlives the sitting.
What a filter hides is not selected, and nothing can be done to it."""

import sys
import tempfile

import driver
from articles import QUETTA, write
from display import Display
from driver import find, look, need, text_of, wait_for


def rows_are(program, *words):
    wait_for(f'the rows {words}', lambda: len(program.incident_names()) == len(words) and
             all(word in name for word, name in zip(words, program.incident_names())))


def chip(program):
    """The chip of the chosen days."""
    return need(program.frame, 'push button', '” Away').get_name()


HIDDEN = 'hides the incidents of this article'


def selected_is(program, position, kind):
    """The panel shows that incident."""
    wait_for(f'incident {position} in the panel', lambda: position in program.labels() and
             program.field_text('Type') == kind and not program.says(HIDDEN) and
             program.is_possible('accept'))


def nothing_is_selected(program):
    """No verdict to give and no field to change; the text stays open."""
    wait_for('no incident in the panel', lambda: program.says(HIDDEN) and not any(
        program.is_possible(action) for action in ('accept', 'reject', 'edit', 'edit-place')))
    assert 'parked car' in text_of(find(program.frame, None, 'Text of the article'))


def filter_by_time(program, display):
    # The bars are months; March 2012 is right of the middle, with empty months beyond it.
    program.click_on(display, lambda: need(program.frame, 'slider', 'Incidents over time'),
                     'Incidents over time')
    display.press('End')
    display.press('space')
    wait_for('the chip of the last month', lambda: chip(program))
    for _ in range(12):
        if look(lambda: program.incident_names() and
                       'Quetta' in program.incident_names()[0]):
            break
        before = wait_for('the chip', lambda: chip(program))
        display.press('Left')
        display.press('space')
        wait_for('the chip of the month before', lambda: chip(program) != before)
    rows_are(program, 'Quetta')
    display.press('Escape')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
    selected_is(program, '1 of 3', 'Bombing')


def choose(program, display, name, *words):
    program.click('Filter', exact=True)
    wait_for('the choice', lambda: need(program.frame, 'check box', name))
    program.press_to(display, 'Tab', name, 'check box')
    display.press('space')
    rows_are(program, *words)
    display.press('Escape')


def filter_by_deaths(program, display):
    """What no longer passes once it is corrected leaves the panel, too; undo brings it back."""
    choose(program, display, 'With deaths', 'Quetta', 'Karachi')
    selected_is(program, '2 of 3', 'Armed assault')
    program.edit_field('Killed', '0')
    rows_are(program, 'Quetta')
    selected_is(program, '1 of 3', 'Bombing')
    program.do('win.undo')
    rows_are(program, 'Quetta', 'Karachi')
    selected_is(program, '2 of 3', 'Armed assault')
    program.click_until('Take the Filter “With deaths” Away', lambda: len(program.incident_names()) == 3)


def search(program):
    def search_for(words):
        program.type_into(lambda: program.frame, words, 'Search articles and incidents')

    search_for('policemen')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
    search_for('unicorn')
    rows_are(program)
    nothing_is_selected(program)
    search_for('')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
    selected_is(program, '2 of 3', 'Armed assault')


def come_back(binary, home, display):
    program = driver.Program(binary, [], home)
    rows_are(program, 'Peshawar')
    selected_is(program, '3 of 3', 'Kidnapping')
    program.click('Take the Filter “Kidnapping” Away')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
    display.give_keys('Dateline')
    filter_by_deaths(program, display)
    search(program)
    program.quit()


def main(binary):
    display = Display()
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
        display.give_keys('Dateline')
        filter_by_time(program, display)
        choose(program, display, 'Kidnapping', 'Peshawar')
        selected_is(program, '3 of 3', 'Kidnapping')
        program.quit()
        come_back(binary, home, display)
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
