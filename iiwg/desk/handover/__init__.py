"""The hand-over of the chair."""
