"""``netui sync``: a folder of vCard files and the network brought in step, both ways."""

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from netui.config import Config
from netui.domain.incoming.folder_plan import plan_folder, settled
from netui.domain.incoming.folder_steps import Agreed, FolderPlan, Pull, Push, Step
from netui.domain.moment import Moment
from netui.domain.visible import clip
from netui.exchange.vcard_folder import NoFolder, as_file, carry, collections, look
from netui.exchange.whole_file import NotWritten, named
from netui.printing import complain, say
from netui.store import Store, StoreError
from netui.store.incoming.in_step import InStep, Taken

_HERE = {Pull.NEW: "new", Pull.CHANGED: "changed", Pull.ARCHIVED: "archived", Pull.BACK: "brought back"}
_THERE = {Push.NEW: "new", Push.CHANGED: "changed", Push.AGAIN: "written again", Push.REMOVED: "removed"}
_SHOWN = 60
"""Letters of each side of a conflict that are printed."""


def sync(store: Store, args: Namespace, now: Moment, config: Config) -> int:
    """``netui sync [FOLDER] [--dry-run]``: what changed on one side is carried to the other.

    Each conflict, refusal and unusual event is one line, then come the counts. Raises StoreError where nothing
    could be done: no folder, or one of which most is gone.
    """
    in_step = InStep(store.connection, store.contacts)
    folder = _folder(in_step, args, config)
    agreed = in_step.agreed(str(folder))
    try:
        if not agreed and (within := collections(folder)):
            raise StoreError(f"the cards are in {', '.join(map(str, within[:3]))}: name {folder / within[0]}")
        there = look(folder, {row.file: row.digest for row in agreed})
    except NoFolder as error:
        known = any(row.digest for row in agreed)
        hint = "nothing was archived: is its disk there?" if known else "make it first, or name another one"
        raise StoreError(f"{error}: {hint}") from error
    plan = plan_folder(agreed, there, in_step.people(str(folder), settled(agreed, there)), as_file)
    if plan.alarm and not args.force:
        raise StoreError(f"{folder}: {plan.alarm}; nothing was done: --force does it all the same")
    if args.dry_run:
        _tell(plan, plan.steps)
        say(_summary(plan, plan.steps))
        complain("nothing was written")
        return 0
    if not agreed and any(step.pull for step in plan.steps):
        store.backups.make(now.at)
    taken = in_step.take(str(folder), plan.steps, now)
    done = _push(store, in_step, folder, plan, taken, now)
    _tell(plan, done)
    for name in sorted(taken.late):
        complain(f"{name}: its contact was edited meanwhile, and is left for the next time")
    say(_summary(plan, done))
    if taken.change.id is not None:
        say("netui undo takes back what came from the folder, until the next sync brings it again")
    if any(step.conflicts for step in done):
        say("D in the app shows what was changed on both sides")
    return 0


def _folder(in_step: InStep, args: Namespace, config: Config) -> Path:
    """The folder named, else the configured one, else the only one there was."""
    if args.demo and not args.folder:
        raise StoreError("the demo's people are invented: name a folder for them")
    before = in_step.folders()
    if not args.folder and not config.folder and len(before) > 1:
        raise StoreError(f"several folders were kept in step: name one of {', '.join(before)}")
    text = args.folder or config.folder or (before[0] if before else "")
    if not text:
        raise StoreError("name the folder the first time: netui sync ~/contacts")
    try:
        folder = named(text).resolve()
        usual = named(config.folder).resolve() if config.folder else None
    except NotWritten as error:
        raise StoreError(str(error)) from error
    if args.demo and (folder == usual or str(folder) in before):
        raise StoreError(f"{folder} is for your own people: name another folder for the demo's")
    return folder


def _push(store: Store, in_step: InStep, folder: Path, plan: FolderPlan, taken: Taken, now: Moment) -> list[Step]:
    """Write and remove files, each looked at again just before; every step as it was carried out.

    What could not be done is said, is not agreed on, and is tried again the next time.
    """
    steps = [step for step in plan.steps if step.file not in taken.late]
    numbers = {step.file: taken.ids.get(step.file) or (step.here.contact.id if step.here else 0) for step in steps}
    writing = [numbers[step.file] for step in steps if step.push and numbers[step.file]]
    own = in_step.cards(writing)
    people = {one.contact.id: one for page in store.dossiers.pages(writing, now) for one in page}
    done: list[Step] = []
    kept: list[Agreed] = []
    try:
        for step in sorted(steps, key=lambda step: step.push is Push.REMOVED):
            one = people.get(numbers[step.file])
            try:
                card = own.get(numbers[step.file], "")
                agreed = carry(folder, step, one.contact if one else None, card, one.originals if one else ())
                kept += [agreed] if agreed else []
                done.append(step)
            except NotWritten as error:
                complain(str(error))
                done.append(replace(step, push=None))
    finally:
        renamed = [step.was for step in steps if step.was]
        if kept or renamed:
            in_step.wrote(str(folder), kept, renamed)
    return done


def _tell(plan: FolderPlan, steps: Sequence[Step]) -> None:
    """What is unusual, each in a line of its own."""
    for refusal in plan.refusals:
        complain(f"refused: {refusal}")
    for step in steps:
        if step.says:
            say(f"{step.name} ({step.file}): {step.says}")
        for conflict in step.conflicts:
            stands, other = (clip(text, _SHOWN) for text in (conflict.mine, conflict.theirs))
            say(f"conflict: {step.name} ({step.file}), {conflict.field}: “{stands}” stands, “{other}” is kept")


def _summary(plan: FolderPlan, steps: Sequence[Step]) -> str:
    """``here 2 new, 1 changed; in the folder 3 new, 1 removed; 40 as they were, 1 in conflict, 2 refused``."""
    pulls, pushes = Counter(step.pull for step in steps), Counter(step.push for step in steps)
    here = ", ".join(f"{pulls[pull]:,} {word}" for pull, word in _HERE.items() if pulls[pull])
    there = ", ".join(f"{pushes[push]:,} {word}" for push, word in _THERE.items() if pushes[push])
    rest = [f"{plan.same:,} as they were"]
    if noted := sum(step.pull is Pull.NOTED and step.push is None for step in steps):
        rest.append(f"{noted:,} read anew")
    if disputed := sum(bool(step.conflicts) for step in steps):
        rest.append(f"{disputed:,} in conflict")
    if plan.refusals:
        rest.append(f"{len(plan.refusals):,} refused")
    parts = (f"here {here}" if here else "", f"in the folder {there}" if there else "", ", ".join(rest))
    return "; ".join(filter(None, parts))
