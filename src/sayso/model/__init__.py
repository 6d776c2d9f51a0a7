"""Run time of the language model: text in, scored predictions out. Needs numpy and onnxruntime, never torch."""
