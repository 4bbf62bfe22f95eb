package orrery.node.numerics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import orrery.node.cost.Kernel;
import orrery.node.numerics.StepKernels.Load;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.program.Group;
import orrery.node.program.Node;
import orrery.node.program.Work.Add;
import orrery.node.program.Work.Attend;
import orrery.node.program.Work.AttendPart;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.Embed;
import orrery.node.program.Work.MergeExperts;
import orrery.node.program.Work.MergeParts;
import orrery.node.program.Work.Normalise;
import orrery.node.program.Work.Route;
import orrery.node.program.Work.RunExperts;
import orrery.node.program.Work.Score;
import orrery.node.program.Work.Select;
import orrery.node.program.Work.Transform;
import orrery.node.tensor.Activations;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;

/** One rank's numbers, whatever they are: which register each node reads and writes. */
final class RankNumerics implements Numerics {
    private static final Load NONE = new Load(0, new int[0], 0);

    private final Shares shares;
    private final Arithmetic arithmetic;
    private final Wire wire;
    private final StepKernels kernels;
    private final Gathers gathers;
    private final Exchanges exchanges;
    private final Registers[] registers; // of each micro-batch
    private Step step;
    private StepRows rows;

    RankNumerics(Shares shares, Arithmetic arithmetic, Wire wire, StepKernels kernels) {
        this.shares = shares;
        this.arithmetic = arithmetic;
        this.wire = wire;
        this.kernels = kernels;
        gathers = new Gathers(shares, wire);
        exchanges = new Exchanges(shares, wire, arithmetic, kernels.architecture());
        registers = new Registers[shares.cut().microBatches()];
    }

    @Override
    public void begin(Step step) {
        this.step = step;
        rows = new StepRows(step, shares.cut(), shares.seat());
        Arrays.setAll(registers, _ -> new Registers());
        arithmetic.begin(step);
    }

    @Override
    public List<Kernel> compute(Node node) {
        var part = node.microBatch();
        var load = compute((Compute) node.work(), part, registers[part]);
        return kernels.of((Compute) node.work(), part, rows, load);
    }

    private Load compute(Compute work, int part, Registers at) {
        var own = rows.own(part);
        var slices = rows.slices(part);
        switch (work) {
            case Embed _ -> {
                at.partial = arithmetic.embed(slices, own);
                at.count = own;
            }
            case Add _ -> add(at);
            case Attend(var block) -> {
                var whole = List.of(arithmetic.part(block, at.residual, own, slices));
                at.partial = arithmetic.merge(block, whole, own);
                at.count = own;
            }
            case AttendPart(var block) -> {
                at.block = block;
                at.parts = List.of(arithmetic.part(block, at.residual, own, slices));
            }
            case MergeParts(var block) -> {
                at.partial = arithmetic.merge(block, at.parts, own);
                at.count = own;
            }
            case Normalise(var block) -> {
                at.rows = arithmetic.normalise(block, at.residual, own);
                at.count = own;
            }
            case Transform(var block) -> {
                return transform(block, at);
            }
            case Select(var group) -> at.partial = select(group, part, at.partial);
            case Route(var block) -> route(block, part, at);
            case RunExperts(var block) -> {
                return new Load(0, exchanges.tokens(block, at).run(arithmetic.experts(block)), 0);
            }
            case MergeExperts(var block) -> {
                at.share = at.tokens.merge(arithmetic.shared(block), arithmetic.space(block));
                at.partial = at.share;
                var answers = at.tokens.answerCount();
                at.tokens = null;
                return new Load(0, new int[0], answers);
            }
            case Score _ -> at.scores = arithmetic.score(at.residual, slices, rows.wanted(part));
        }
        return NONE;
    }

    private static void add(Registers at) {
        if (at.residual == null) {
            at.residual = at.partial;
        } else {
            Activations.add(at.residual, at.partial, at.residual.length);
        }
        at.partial = null; // hundreds of ranks share a memory
    }

    private Load transform(int block, Registers at) {
        var answers = arithmetic.transform(block, at.rows, at.count);
        at.rows = null;
        at.partial = answers.sums();
        return new Load(at.count, answers.tokens(), 0);
    }

    private float[] select(Group group, int part, float[] partial) {
        var groups = rows.dataGroups(group);
        var before = rows.of(part, new Share(groups.from(), shares.seat().dataRank(shares.cut())));
        var from = before * wire.hidden();
        return Arrays.copyOfRange(partial, from, from + rows.own(part) * wire.hidden());
    }

    private void route(int block, int part, Registers at) {
        var share = rows.sharedOut(part, shares.seat().rank());
        var own = Arrays.copyOfRange(at.residual, share.from() * wire.hidden(), share.to() * wire.hidden());
        var x = arithmetic.normalise(block, own, share.count());
        exchanges
                .tokens(block, at)
                .route(x, arithmetic.space(block), arithmetic.assign(block, x, share.count(), share.from()));
    }

    @Override
    public Contribution contribution(Node node) {
        return gathers.contribution(node.work(), node.microBatch(), rows, registers[node.microBatch()]);
    }

    @Override
    public void result(Node node, float[] values) {
        gathers.result(node.work(), node.microBatch(), rows, registers[node.microBatch()], values);
    }

    @Override
    public List<Payload> outgoing(Node node) {
        return exchanges.outgoing(node.work(), node.microBatch(), rows, registers[node.microBatch()]);
    }

    @Override
    public List<Integer> expected(Node node) {
        return exchanges.expected(node.work(), node.microBatch(), rows, registers[node.microBatch()]);
    }

    @Override
    public void incoming(Node node, List<Payload> payloads) {
        exchanges.incoming(node.work(), node.microBatch(), rows, registers[node.microBatch()], payloads);
    }

    @Override
    public Logits logits(Node node) {
        var part = node.microBatch();
        var wanted = rows.wanted(part);
        if (wanted == 0 || shares.seat().rank() % shares.cut().groupRanks() != 0) {
            return null;
        }
        var scores = wire.logits(
                registers[part].scores, wanted, kernels.architecture().vocabulary());
        return new Logits(step.replica(), step.number(), shares.seat().dataRank(shares.cut()), part, scores);
    }

    @Override
    public Payload cacheFor(int sequence, int length, Cut cut, Seat seat) {
        var to = new Shares(cut, seat);
        return pieces(shares, to).move(sequence, length) ? arithmetic.giveCache(sequence, length, to) : null;
    }

    @Override
    public void cacheFrom(int sequence, int length, Cut cut, Seat seat, Payload payload) {
        arithmetic.takeCache(sequence, length, new Shares(cut, seat), (Tensor) payload);
    }

    @Override
    public boolean cacheComesFrom(int sequence, int length, Cut cut, Seat seat) {
        return pieces(new Shares(cut, seat), shares).move(sequence, length);
    }

    private CachePieces pieces(Shares from, Shares to) {
        return new CachePieces(kernels.architecture(), from, to);
    }

    @Override
    public List<Object> parts() {
        return Stream.concat(Stream.of(kernels.architecture(), kernels.work()), arithmetic.parts().stream())
                .toList();
    }

    @Override
    public void forgetAll() {
        arithmetic.forgetAll();
        Arrays.fill(registers, null);
    }

    @Override
    public void forget(int sequence) {
        arithmetic.forget(sequence);
    }
}
