package orrery.node.collective;

import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.link.NvlinkMessage.Store;

/**
 * A device's collectives in one group: that under way, and the last in which switches fetch from it. They may do so after
 * it has its result, until all ranks have theirs, which its end of the next such collective proves.
 */
final class GroupLine {
    private RankRun current;
    private RankRun answering;

    void begin(RankRun run) {
        if (current != null) {
            throw new IllegalStateException("collective " + run.task().number() + " of group "
                    + run.task().group() + " began before " + current.task().number() + " was over");
        }
        current = run;
    }

    void end(RankRun run) {
        current = null;
        answering = run.task().choice().algorithm() == Algorithm.NVLS ? run : answering;
    }

    /** What a message is of; null where that is not begun. */
    RankRun of(LinkMessage message, long tag) {
        if (isOf(current, message, tag)) {
            return current;
        }
        return message instanceof Fetch && isOf(answering, message, tag) ? answering : null;
    }

    private static boolean isOf(RankRun run, LinkMessage message, long tag) {
        if (run == null) {
            return false;
        }
        var task = run.task();
        var isOfSum = message instanceof Fetch
                || message instanceof Store store && task.reach().rank(store.source()) < 0;
        return isOfSum
                ? PieceTag.isOfSum(task.slot(), task.number(), tag)
                : PieceTag.isOf(task.slot(), task.number(), tag);
    }
}
