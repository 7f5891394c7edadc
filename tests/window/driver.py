# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window program and looks at it through the accessibility bus, as a screen reader does.

What is on the screen may be replaced at any time between a look and a touch. So nothing here keeps a
node for later: every step looks for its node anew, and is tried again until it could be done. A node
that is gone answers with an error, and then nothing has been done yet. That the program itself has
ended is noticed at once.
"""

import os
import re
import subprocess
import sys
import time
import warnings

warnings.simplefilter('ignore')
SKIP = 77

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError):
    print('SKIP: the GObject introspection of AT-SPI is not installed')
    sys.exit(SKIP)

TIMEOUT = float(os.environ.get('DATELINE_TEST_TIMEOUT', '90'))
APPLICATION_ID = 'io.github.dateline.Dateline'
WINDOW_PATH = '/io/github/dateline/Dateline/window/1'

# A busy machine answers late; the 0.8 seconds of the library's own would take that for an error.
Atspi.set_timeout(30000, 60000)

# Roles have other names in newer versions of AT-SPI and GTK.
BUTTON = ('push button', 'button', 'toggle button')
ENTRY = ('text', 'entry')
OTHER_NAMES = {'push button': BUTTON}

programs = []  # those that run


class NotYet(Exception):
    """What is wanted is not there, or not possible, at the moment."""


def look(probe):
    """The answer of probe(), or None if what it looks at is not there yet, or not any more."""
    try:
        return probe()
    except (GLib.Error, NotYet):
        return None


def wait_for(what, probe, timeout=TIMEOUT):
    """Asks probe() until it answers with something true; what names it in the failure."""
    end = time.monotonic() + timeout
    while True:
        found = look(probe)
        if found:
            return found
        for program in programs:
            program.check_alive()
        if time.monotonic() > end:
            raise AssertionError(f'timed out waiting for {what}{describe_programs()}')
        time.sleep(0.1)
        for program in programs:
            program.forget()


def describe_programs():
    """What could be read last, for the log of a test that failed."""
    return ''.join('\n' + program.describe() for program in programs)


def children(node):
    """What is directly below node; those that vanish meanwhile are left out."""
    for i in range(look(node.get_child_count) or 0):
        child = look(lambda: node.get_child_at_index(i))
        if child is not None:
            yield child


def walk(node):
    """The nodes below node, in the order of the screen."""
    for child in children(node):
        yield child
        yield from walk(child)


def matches(node, role, name, exact):
    try:
        if role is not None and node.get_role_name() not in role:
            return False
        text = node.get_name() or ''
        return name is None or (text == name if exact else name in text)
    except GLib.Error:
        return False


def each(root, role=None, name=None, exact=False):
    roles = OTHER_NAMES.get(role, (role,)) if isinstance(role, str) else role
    return (node for node in walk(root) if matches(node, roles, name, exact))


def find_all(root, role=None, name=None, exact=False):
    """All nodes below root; none if there is no root."""
    return list(each(root, role, name, exact)) if root is not None else []


def find(root, role=None, name=None, exact=False):
    return next(each(root, role, name, exact), None) if root is not None else None


def need(root, role=None, name=None, exact=False):
    """Like find(), but it is an error that wait_for() waits out when there is none."""
    node = find(root, role, name, exact)
    if node is None:
        raise NotYet(f'{role} {name}')
    return node


def has_state(node, state):
    return node.get_state_set().contains(state)


def actions_of(node):
    if node is None:
        raise NotYet('nothing there to act on')
    action = node.get_action_iface()
    if action is None:
        return []
    return [Atspi.Action.get_action_name(action, i) for i in range(action.get_n_actions())]


def act(node, wanted):
    """Does the action called wanted. Actions that are not possible now are not listed."""
    names = actions_of(node)
    if wanted not in names:
        raise NotYet(f'“{node.get_name()}” has no action {wanted}, only {names}')
    try:
        done = Atspi.Action.do_action(node.get_action_iface(), names.index(wanted))
    except GLib.Error as error:
        # Whether it was done nobody knows then: trying again could do it twice.
        assert 'timed out' not in error.message.lower(), error.message
        assert 'timeout' not in error.message.lower(), error.message
        raise
    if not done:
        raise NotYet(f'{wanted} refused')
    return True


def need_clickable(root, role, name, exact):
    """Like need(). In newer GTK the button of a menu has its role and name twice, one in the other,
    and the inner one is what can be pressed."""
    nodes = find_all(root, role, name, exact)
    for node in nodes:
        if 'click' in actions_of(node):
            return node
    raise NotYet(f'{role} {name}: {len(nodes)}, none of which can be pressed')


def set_text(node, text):
    editable = node.get_editable_text_iface()
    if editable is None or not editable.set_text_contents(text):
        raise NotYet(f'cannot type into {node.get_name()}')
    return True


def middle_of(node):
    """Where a pointer meets the node, on a display whose windows stand in the corner."""
    box = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)
    if box.width <= 0 or box.height <= 0:
        raise NotYet(f'“{node.get_name()}” is not on the screen')
    return box.x + box.width / 2, box.y + box.height / 2


def text_of(node):
    words = node.get_text_iface()
    if words is None:
        return ''
    # GTK 4.8 takes no -1 for the end of what is typed into an entry.
    return Atspi.Text.get_text(words, 0, Atspi.Text.get_character_count(words))


class Program:
    """A running window, and what a person would read in it."""

    def __init__(self, binary, arguments, home, settings=None, environment=None):
        self.home = home
        self.is_leaving = False
        self.application = self.frame = None
        wait_for('the program before this one to leave the bus', lambda: not is_on_bus())
        write_settings(home, settings)
        self.log = open(os.path.join(home, 'stderr.txt'), 'a+', encoding='utf-8')
        self.process = subprocess.Popen([binary, *arguments], env=new_environment(home, environment),
                                        stderr=self.log)
        programs.append(self)
        self.application = wait_for('the program on the accessibility bus', self._find_application)
        self.frame = wait_for('the window', lambda: find(self.application, 'frame', 'Dateline'))

    def _find_application(self):
        for application in children(Atspi.get_desktop(0)):
            if look(lambda: application.get_process_id()) == self.process.pid:
                return application
        return None

    def check_alive(self):
        assert self.is_leaving or self.process.poll() is None, \
            f'the program ended with {self.process.returncode}: {self.messages()}'

    def forget(self):
        """What the library remembers of the tree may be old; the next look asks the program."""
        if self.application is not None:
            self.application.clear_cache()

    def describe(self):
        rows = look(lambda: [row.get_name() for row in self.list_rows()])
        labels = look(self.labels)
        return f'list: {rows}\nlabels: {labels}\nmessages: {self.messages()}'

    def messages(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    # Reading

    def list_rows(self):
        listing = find(self.frame, 'list', 'Articles and incidents')
        return find_all(listing, 'list item')

    def incident_rows(self):
        """Rows of incidents; those of articles say how many incidents they have."""
        return [row for row in self.list_rows()
                if ' incident' not in row.get_name() and row.get_name()]

    def incident_names(self):
        return [row.get_name() for row in self.incident_rows()]

    def labels(self):
        names = [look(label.get_name) for label in find_all(self.frame, 'label')]
        return [name for name in names if name is not None]

    def says(self, words):
        return any(words in label for label in self.labels())

    def focus_is(self, name, role=None):
        node = self.focused()
        return node is not None and matches(node, role, name, False)

    def click_on(self, display, find_node, name):
        """Clicks into a widget with the pointer until it has the focus."""
        def press_and_look():
            display.click(*middle_of(find_node()))
            time.sleep(0.5)
            return self.focus_is(name)
        wait_for(f'the focus of {name} after a click', press_and_look)

    def press_to(self, display, key, name, role=None, steps=30):
        """Presses a key that moves the focus until a widget has it."""
        for step in range(steps + 1):
            if look(lambda: self.focus_is(name, role)):
                return
            if step == steps:
                break
            before = look(self.focused_name)
            display.press(key)
            wait_for(f'{key} to move the focus from {before}',
                     lambda: self.focused_name() not in (before, None), 20)
        raise AssertionError(f'{key} does not lead to {name}{describe_programs()}')

    def focused_name(self):
        node = self.focused()
        return (node.get_role_name(), node.get_name()) if node is not None else None

    def dialog(self, title):
        """A window beside the main one."""
        for node in children(self.application):
            if title in (node.get_name() or ''):
                return node
        return None

    def field(self, label):
        """The row of a field in the panel."""
        return find(find(self.frame, 'list', 'Fields of the incident'), 'list item', label + ': ')

    def field_text(self, label):
        row = self.field(label)
        return row.get_name()[len(label) + 2:] if row is not None else None

    def focused(self):
        """The widget with the keyboard's focus, the innermost one."""
        for window in children(self.application):
            for node in walk(window):
                if node.get_role_name() != 'label' and has_state(node, Atspi.StateType.FOCUSED):
                    inner = [below for below in walk(node)
                             if has_state(below, Atspi.StateType.FOCUSED)]
                    return inner[-1] if inner else node
        return None

    # Doing

    def expect(self, what, probe, timeout=TIMEOUT):
        return wait_for(what, probe, timeout)

    def do(self, action):
        """An action of the window, as soon as it is possible."""
        wait_for(f'{action} to be possible', lambda: act(self.frame, action))

    def click(self, name, root=None, role='push button', exact=False):
        """Presses a button; root is asked anew each time, so it is a function."""
        wait_for(f'the button {name}',
                 lambda: act(need_clickable(root() if root is not None else self.frame, role, name,
                                            exact), 'click'))

    def click_until(self, name, done, root=None):
        """Presses a button until it has had its effect; only for those that may be pressed twice."""
        def press_and_look():
            if done():
                return True
            below = root() if root is not None else self.frame
            look(lambda: act(need_clickable(below, 'push button', name, False), 'click'))
            time.sleep(1)
            return done()
        return wait_for(f'the effect of {name}', press_and_look)

    def type_into(self, root, text, name=None):
        """Types into the first entry below root(), and makes sure that it is there."""
        wait_for(f'an entry for {text}', lambda: set_text(need(root(), ENTRY, name), text))
        wait_for(f'the text {text}', lambda: text_of(need(root(), ENTRY, name)) == text)

    def edit_field(self, label, text):
        """Opens the editor of a field, types, and commits."""
        def row():
            return self.field(label)
        wait_for(f'the editor of {label}', lambda: find(row(), ENTRY) or
                 (act(need(row(), 'push button', 'Edit'), 'click') and find(row(), ENTRY)))
        self.type_into(row, text)
        wait_for(f'{label} to be taken', lambda: act(self._editor_of(need(row(), ENTRY)),
                                                     'field.commit'))

    @staticmethod
    def _editor_of(entry):
        node = entry
        while node is not None:
            if 'field.commit' in actions_of(node):
                return node
            node = node.get_parent()
        raise NotYet('the editor is gone')

    def open(self, path):
        """Opens a file or folder as a file manager does, in the window that is there."""
        call_program('/io/github/dateline/Dateline', 'org.gtk.Application', 'Open',
                     GLib.Variant('(assa{sv})', ([Gio.File.new_for_path(path).get_uri()], '', {})))

    def is_possible(self, action):
        """Asks the window itself, which is faster than to look."""
        answer = call_program(WINDOW_PATH, 'org.gtk.Actions', 'Describe',
                              GLib.Variant('(s)', (action,)))
        return answer.unpack()[0][0]

    def activate(self, action):
        call_program(WINDOW_PATH, 'org.gtk.Actions', 'Activate',
                     GLib.Variant('(sava{sv})', (action, [], {})))

    def quit(self):
        """Closes the window, and sees to it that the program ended well."""
        self.is_leaving = True
        try:
            wait_for('the window to close', lambda: self.process.poll() is not None or
                     act(self.frame, 'window.close'), 30)
        except AssertionError:
            pass  # it may end before it answers; how it ended is asked below
        try:
            code = self.process.wait(timeout=TIMEOUT)
        finally:
            programs.remove(self)
        assert code == 0, f'the program ended with {code}: {self.messages()}'
        self.check_messages()

    def kill(self):
        self.is_leaving = True
        self.process.kill()
        self.process.wait()
        programs.remove(self)
        self.check_messages()

    def check_messages(self):
        """GLib, GTK and the program itself have complained about nothing, to the very end."""
        complaints = re.findall(r'^.*(?:WARNING|CRITICAL|ERROR) \*\*.*', self.messages(), re.M)
        # GTK measures labels of its own window of shortcuts so.
        complaints = [line for line in complaints
                      if not re.search('GtkLabel .* reported min width -[23],', line)]
        assert not complaints, '\n'.join(complaints)


def call(name, path, interface, method, parameters):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    return bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE,
                         60000, None)


def call_program(path, interface, method, parameters):
    return call(APPLICATION_ID, path, interface, method, parameters)


def is_on_bus():
    return call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                'NameHasOwner', GLib.Variant('(s)', (APPLICATION_ID,))).unpack()[0]


def new_environment(home, more):
    folders = {'XDG_DATA_HOME': 'data', 'XDG_CONFIG_HOME': 'config', 'XDG_CACHE_HOME': 'cache',
               'XDG_RUNTIME_DIR': 'run'}
    environment = dict(os.environ)
    environment.update({key: os.path.join(home, name) for key, name in folders.items()})
    environment.update({'HOME': home, 'G_DEBUG': 'fatal-criticals', 'GTK_A11Y': 'atspi',
                        'GSETTINGS_BACKEND': 'keyfile', 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC',
                        'GTK_USE_PORTAL': '0', 'NO_AT_BRIDGE': '0'})
    environment.update(more or {})
    for name in folders.values():
        os.makedirs(os.path.join(home, name), mode=0o700, exist_ok=True)
    return environment


def write_settings(home, settings):
    """Settings as an earlier sitting would have left them."""
    if settings is None:
        return
    folder = os.path.join(home, 'config', 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('[io/github/dateline/Dateline]\n')
        file.writelines(f'{key}={value}\n' for key, value in settings.items())


def read_setting(home, key):
    path = os.path.join(home, 'config', 'glib-2.0', 'settings', 'keyfile')
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.startswith(key + '='):
                return line.strip()[len(key) + 1:]
    return None
