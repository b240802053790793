"""What happens elsewhere when a verb is done, without the room of the verb knowing the others."""

from iiwg.workflow.rooms import listeners


def run(effect: str, obj, *, by) -> None:
    """Run what rooms listen to an effect with, lowest floor first, inside the transaction of the verb."""
    for function in listeners(effect):
        function(obj, by=by)
