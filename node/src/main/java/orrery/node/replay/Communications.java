package orrery.node.replay;

import orrery.node.collective.Algorithm;
import orrery.node.collective.Choice;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Transfer;
import orrery.node.collective.Tuning;
import orrery.node.collective.Tuning.Wish;
import orrery.node.collective.Width;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.trace.CollectiveKind;
import orrery.node.trace.RankGraph;
import orrery.node.trace.Work;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.protocol.units.SimDuration;

/** How the communication nodes of traces are done: as tuned as collectives that are tried alone. */
final class Communications {
    /** Traces name bytes alone; kernels are tuned for what serving engines send. */
    private static final ElementType TYPE = ElementType.BFLOAT16;

    private final Companies companies;
    private final Tuning tuning;
    private final boolean graph;

    Communications(Companies companies, Tuning tuning, Launch launch) {
        this.companies = companies;
        this.tuning = tuning;
        this.graph = launch == Launch.GRAPH;
    }

    /** @throws ScenarioProblem where a rank's trace has what cannot be done */
    void require(RankGraph trace, int rank) {
        for (var place = 0; place < trace.size(); place++) {
            if (trace.work(place) instanceof Work.Collective collective) {
                require(trace, place, rank, collective);
            }
        }
    }

    private void require(RankGraph trace, int place, int rank, Work.Collective collective) {
        if (collective.kind() == CollectiveKind.GATHER || collective.kind() == CollectiveKind.SCATTER) {
            throw new ScenarioProblem(
                    "comm_type",
                    collective.kind() + " in node "
                            + Long.toUnsignedString(trace.node(place).id()) + " of rank " + rank,
                    "the other types of collectives",
                    "write it as sends and receives");
        }
        var task = collective(collective, trace.number(place));
        var share = task.count() / task.reach().ranks() * TYPE.bytes();
        if (share / task.choice().sliceBytes() >= CollectiveTask.PIECES_MOST) {
            throw new ScenarioProblem(
                    "comm_size",
                    collective.bytes() + " B in node "
                            + Long.toUnsignedString(trace.node(place).id()) + " of rank " + rank,
                    "fewer than " + CollectiveTask.PIECES_MOST + " pieces of "
                            + task.choice().sliceBytes() + " B",
                    "cut it into several collectives");
        }
    }

    Company company(Work.Collective collective) {
        return companies.named(collective.group());
    }

    /** @param number within its group */
    CollectiveTask collective(Work.Collective collective, int number) {
        var company = company(collective);
        var operation = operation(collective.kind());
        var count = count(collective, company.ranks().size());
        return new CollectiveTask(
                number,
                company.number(),
                company.slot(),
                operation,
                choice(operation, count * TYPE.bytes(), company),
                TYPE,
                Width.of(TYPE),
                count,
                company.reach(),
                0);
    }

    private static Operation operation(CollectiveKind kind) {
        return switch (kind) {
            case ALL_REDUCE, BARRIER -> Operation.ALL_REDUCE;
            case REDUCE -> Operation.REDUCE;
            case ALL_GATHER -> Operation.ALL_GATHER;
            case BROADCAST -> Operation.BROADCAST;
            case ALL_TO_ALL -> Operation.ALL_TO_ALL;
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> Operation.REDUCE_SCATTER;
            case GATHER, SCATTER -> throw new IllegalStateException(kind + " was refused before");
        };
    }

    /** Elements as operations count them; rounded up, so that nothing is moved for free. A barrier adds up one. */
    private static long count(Work.Collective collective, int ranks) {
        var brought = Math.ceilDiv(collective.bytes(), TYPE.bytes());
        return switch (collective.kind()) {
            case BARRIER -> 1;
            case ALL_REDUCE, REDUCE, BROADCAST -> brought;
            case ALL_GATHER -> brought * ranks;
            case ALL_TO_ALL, REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> Math.ceilDiv(brought, ranks) * ranks;
            case GATHER, SCATTER -> throw new IllegalStateException(collective.kind() + " was refused before");
        };
    }

    private Choice choice(Operation operation, long bytes, Company company) {
        var choice = tuning.choose(wish(operation, bytes, company, Algorithm.AUTO));
        var uneven =
                choice.algorithm() == Algorithm.TWO_LEVEL && company.reach().ranksOfEachDomain() == 0;
        return uneven ? tuning.choose(wish(operation, bytes, company, Algorithm.RING)) : choice;
    }

    private Wish wish(Operation operation, long bytes, Company company, Algorithm algorithm) {
        return new Wish(
                operation,
                TYPE,
                bytes,
                company.reach().ranks(),
                company.reach().largestDomain(),
                company.inSwitches(),
                algorithm,
                Protocol.AUTO,
                0,
                0,
                graph);
    }

    /** From a node's turn to its kernel's first action. */
    SimDuration launch(Work work, int rank, int number) {
        var choice = work instanceof Work.Collective collective
                ? collective(collective, number).choice()
                : transfer(work, rank, number).choice();
        return choice.pace().launch();
    }

    /** @param number among those from the one rank to the other */
    Transfer transfer(Work work, int rank, int number) {
        return switch (work) {
            case Work.Send(var to, var _, var bytes) -> transfer(rank, to, bytes, number);
            case Work.Receive(var from, var _, var bytes) -> transfer(from, rank, bytes, number);
            case Work.Metadata _, Work.Compute _, Work.Memory _, Work.Collective _ ->
                throw new IllegalStateException("no transfer: " + work);
        };
    }

    private Transfer transfer(int from, int to, long bytes, int number) {
        var everyone = companies.everyone();
        var near = everyone.domain(from) == everyone.domain(to);
        var choice = tuning.choose(new Wish(
                Operation.SEND_RECEIVE,
                TYPE,
                bytes,
                2,
                near ? 2 : 1,
                false,
                Algorithm.DIRECT,
                Protocol.AUTO,
                0,
                0,
                graph));
        return new Transfer(number, from, to, choice, TYPE, Math.ceilDiv(bytes, TYPE.bytes()), everyone);
    }
}
