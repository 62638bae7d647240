"""The measures of the organisation chart, in CSS pixels: whole numbers, so that sums are exact."""

BOX_WIDTH = 166
BOX_HEIGHT = 76
BESIDE = 14  # between boxes of a row
BELOW = 12  # between boxes of a stack
LEVEL = 36  # between a box and the row of those below it
INDENT = 16  # of a stack, from the left of the box that it hangs from
APART = 32  # between trees
PADDING = 8  # inside the frame of a department
FRAME_WIDTH = BOX_WIDTH + 2 * PADDING  # of a department that is one box wide
CAPTION = 28  # the line that names a department or a section
SECTION = 32  # between sections of the drawing
