"""Runs the Python of every case here in real TensorFlow and keeps what it prints in the case's last section.

    python test/convert/oracle.py [NAME …]

A case that cannot run as it stands (a slide's columns and gutters), whose numbers are random, or of which a part is not converted is left out.
"""
import contextlib
import io
import os
import re
import sys
import tempfile
from unittest.mock import MagicMock

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import numpy as np
import tensorflow as tf

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'cases')
TYPESCRIPT, TENSORFLOW = '\n===== TypeScript =====\n', '\n===== TensorFlow =====\n'
# What goes to stderr in TensorFlow, and dicts whose keys are numbers, which JavaScript puts in another order.
LEFT_OUT = {'function-and-adam.txt', 'enumerate-zip-formats.txt'}

plt = MagicMock()
sys.modules['matplotlib'] = MagicMock(pyplot=plt)
sys.modules['matplotlib.pyplot'] = plt


def plain(python):
    """Without the prompts of a shell or a notebook and what was printed between them."""
    lines = python.split('\n')
    for prompt in (r'(?:>>>|\.\.\.)(?: |$)', r'(?:In \[\d+\]: ?|   \.\.\.: ?)'):
        if any(re.match(prompt, line) for line in lines):
            return '\n'.join(re.sub('^' + prompt, '', line) for line in lines if re.match(prompt, line))
    if re.match(r'^ +1  ', python):
        return re.sub(r'^ *\d+(?:  |$)', '', python, flags=re.M)
    return python


def printed(python):
    with tempfile.NamedTemporaryFile('w', suffix='.py', delete=False) as file:
        file.write(python)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(python, file.name, 'exec'), {'tf': tf, 'np': np, 'plt': plt, '__name__': '__main__'})
    os.unlink(file.name)
    return out.getvalue()


def is_partial(typescript):
    marks = re.findall(r'^ *// Not converted: (.*)', typescript, flags=re.M)
    return any('plt draws' not in mark and 'random numbers' not in mark for mark in marks)


for name in sorted(os.listdir(FOLDER)):
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        continue
    path = os.path.join(FOLDER, name)
    with open(path, encoding='utf8') as file:
        case = file.read().split(TENSORFLOW)[0]
    python, rest = case.split(TYPESCRIPT)
    why = None
    if name in LEFT_OUT or is_partial(rest) or 'tf.random' in python or 'np.random' in python:
        why = 'left out'
    else:
        try:
            case += TENSORFLOW + printed(plain(python))
        except BaseException as error:
            why = f'{type(error).__name__}: {str(error).splitlines()[0]}'
    with open(path, 'w', encoding='utf8') as file:
        file.write(case)
    if why:
        print(f'{name}: {why}')
