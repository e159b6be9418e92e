"""tools/mutants.py: what it changes of a source, what its sample depends on, and that what stands
in mutants_equivalent.toml is a change that it could make."""

import ast
import random

import mutants
import pytest
from mutating import sites


@pytest.fixture(scope="module")
def every():
    return sites.all_sites(mutants.ROOT)


def test_one_place_of_the_source_is_changed(every):
    for site in random.Random(1).sample(every, 60):
        source, mutated = site.source(), site.mutated()
        assert ast.dump(ast.parse(mutated)) == ast.dump(site.tree()) != ast.dump(ast.parse(source))
        before, after = source.splitlines(), mutated.splitlines()
        same = sum(line in after for line in before if line.startswith("#"))
        assert same == sum(line.startswith("#") for line in before), site


def test_each_has_a_name_of_its_own(every):
    assert len({str(site) for site in every}) == len(every)


def test_a_sample_stays_when_something_else_goes(every):
    chosen = sites.sample(every, 50, 7)
    rest = [site for site in every if site.name != "loop.py"]
    kept = {str(site) for site in sites.sample(rest, 50, 7)}
    assert {str(site) for site in chosen if site.name != "loop.py"} <= kept


def test_what_is_called_equivalent_can_be_made(every):
    known = mutants.equivalents()
    assert set(known) <= {str(site) for site in every}
    assert all(known.values())
