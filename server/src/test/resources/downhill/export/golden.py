# Writes the golden files beside it, in hexadecimal, one record or array a line.
# Made with tensorboardX 2.6.5 (its own protocol buffers, framing and CRC-32C) and NumPy 2.4.6:
#   pip install tensorboardX==2.6.5 numpy==2.4.6 && python golden.py
import io
import pathlib

import numpy
from tensorboardX.proto.event_pb2 import Event
from tensorboardX.proto.summary_pb2 import Summary
from tensorboardX.record_writer import RecordWriter

here = pathlib.Path(__file__).parent


def summary(**values):
    return Summary(value=[Summary.Value(tag=tag.replace('__', '/'), simple_value=v) for tag, v in values.items()])


events = [
    Event(wall_time=1767225600.25, file_version='brain.Event:2'),
    Event(wall_time=1767225601.5, step=1, summary=summary(train__loss=2.302585, lr=0.1, grad_norm=0.0)),
    Event(step=2**31 - 1, summary=summary(test__accuracy=0.8125)),
    Event(wall_time=1767225602.125, step=300, summary=summary(**{f'layer__{i}': -1.5 * i for i in range(12)})),
]
path = here / 'events.tmp'
lines = []
for event in events:
    writer = RecordWriter(str(path))
    writer.write(event.SerializeToString())
    writer.close()
    lines.append(path.read_bytes().hex())
path.unlink()
(here / 'events.hex').write_text('\n'.join(lines) + '\n')

arrays = [
    numpy.array([[0.1, -0.0, 5e-324], [1.7976931348623157e308, 3.141592653589793, 1 / 3]]),
    numpy.array([1e-300]),
    numpy.arange(-4.0, 4.0).reshape(2, 1, 2, 2),
]
lines = []
for array in arrays:
    file = io.BytesIO()
    numpy.save(file, array)
    lines.append(file.getvalue().hex())
(here / 'arrays.hex').write_text('\n'.join(lines) + '\n')
