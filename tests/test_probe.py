from collections import defaultdict

import pytest
from django.core.management import call_command

from tests.dates_read import dates_in, dates_of
from tests.statements_read import states_in, units_on
from tests.test_seeded_site import walk

pytestmark = pytest.mark.django_db
def test_probe():
    call_command("seed", verbosity=0)
    pages = walk(["/", "/en/"])
    known = dates_of("content","members","premises","events")
    odd=defaultdict(list)
    st=defaultdict(lambda: defaultdict(set)); n=0
    for p in pages:
        if "/maned/" in p.address or "/month/" in p.address: continue
        text=" ".join(" ".join(p.tree.find("body").itertext()).split())
        for d in dates_in(text,p.language)-known: odd[d].append(p.address)
        if "dato=" in p.address: continue
        for u,texts in units_on(p).items():
            for t in texts:
                n+=1
                for s in states_in(t,p.language): st[u][s].add((p.address,t[:160]))
    for d,a in sorted(odd.items()): print("ODD",d,len(a),a[:4])
    print("STATEMENTS",n,len(st), len(pages))
    for u,by in st.items():
        if len(by)>1:
            print("CONTRA",u,{s:list(x)[:2] for s,x in by.items()})
