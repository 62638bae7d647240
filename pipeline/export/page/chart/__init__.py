"""The organisation chart of an account: nodes → layout → SVG.

`gather_nodes(findings)`, then `lay_out_chart(nodes)`, then `draw_chart(layout, texts=texts)`.
"""
