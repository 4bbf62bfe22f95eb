package orrery.protocol.wire;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import orrery.protocol.identity.RequestId;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.FlowControl;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.OpticsMessage;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Handover;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Resume;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;
import orrery.protocol.payload.TokenChosen;
import orrery.protocol.payload.Trouble;
import orrery.protocol.payload.Way;

/** Messages and payloads of every kind, by seed. */
final class Anything {
    private final SplittableRandom random;
    private final List<Supplier<LinkMessage>> messages = List.of(
            () -> new NvlinkMessage.Store(number(), number(), tag(), payload()),
            () -> new NvlinkMessage.Multicast(number(), number(), tag(), payload()),
            () -> new NvlinkMessage.LoadReduce(number(), number(), tag()),
            () -> new NvlinkMessage.Fetch(number(), number(), tag()),
            () -> new NvlinkMessage.Contribution(number(), number(), tag(), payload()),
            () -> new EthernetMessage.Send(number(), number(), number(), tag(), payload()),
            () -> new EthernetMessage.Burst(number(), number(), number(), time(), time(), yes(), perhaps(delivery())),
            () -> new EthernetMessage.Acknowledgement(number(), number(), number(), time(), yes()),
            () -> new EthernetMessage.CongestionNotification(number(), number(), number()),
            () -> new C2cMessage.Write(number(), number(), payload()),
            () -> new C2cMessage.TransportBroken(number(), number()),
            () -> new C2cMessage.Post(number(), number(), number(), tag(), payload()),
            this::delivery,
            () -> new LpuMessage.Packet(number(), number(), number(), payload()),
            () -> new FlowControl.Stop(number()),
            () -> new FlowControl.Go(number()),
            () -> new OpticsMessage.LanesLit(number()));
    private final List<Supplier<Payload>> payloads = List.of(
            () -> Nothing.INSTANCE,
            () -> new Sized(time()),
            this::tensor,
            () -> new Prompt(request(), text(), number()),
            this::tokenChosen,
            () -> new Step(number(), number(), some(_ -> slice()), some(_ -> number()), number()),
            () -> new Logits(number(), number(), number(), number(), tensor()),
            () -> new CacheMove(number(), number(), number(), number() - 1, number() - 1, some(_ -> restart())),
            () -> new CacheMoved(number(), number(), number() - 1),
            () -> new CachePart(number(), yes() ? tensor() : new Sized(time())),
            () -> new Handover(way(), number(), numbers(), new int[] {number()}, number()),
            () -> new Guess(number(), number(), number(), number(), numbers(), number() - 1),
            () -> new Trouble(number(), Trouble.Kind.values()[number() % Trouble.Kind.values().length], number()),
            () -> new Abort(number(), number()),
            this::restart,
            () -> new Restarted(number(), number(), number()),
            () -> new Resume(way(), number(), new Prompt(request(), "text " + number(), number()), numbers()));

    Anything(long seed) {
        random = new SplittableRandom(seed);
    }

    private Restart restart() {
        return new Restart(number(), number(), numbers(), numbers(), numbers(), yes());
    }

    private Way way() {
        return new Way(number(), number(), number() - 1, some(_ -> restart()));
    }

    LinkMessage message() {
        return messages.get(random.nextInt(messages.size())).get();
    }

    Payload payload() {
        return payloads.get(random.nextInt(payloads.size())).get();
    }

    int number() {
        return random.nextInt() >>> random.nextInt(1, Integer.SIZE);
    }

    long time() {
        return random.nextLong() >>> random.nextInt(1, Long.SIZE);
    }

    private C2cMessage.Delivery delivery() {
        return new C2cMessage.Delivery(number(), number(), tag(), payload());
    }

    private <T> Optional<T> perhaps(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private boolean yes() {
        return random.nextBoolean();
    }

    private long tag() {
        return random.nextLong();
    }

    private TokenChosen tokenChosen() {
        return new TokenChosen(request(), number(), number(), random.nextBoolean());
    }

    private RequestId request() {
        return new RequestId(number());
    }

    private Step.Slice slice() {
        return new Step.Slice(number(), number(), numbers(), number());
    }

    private int[] numbers() {
        return random.ints(random.nextInt(5)).toArray();
    }

    /** Any bits at all, NaNs among them, charged as something else now and then. */
    private Tensor tensor() {
        var values = new float[random.nextInt(40)];
        for (var i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
        }
        return random.nextBoolean() ? Tensor.of(values) : Tensor.charged(values, time());
    }

    private String text() {
        return random.ints(random.nextInt(20), 0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> List<T> some(IntFunction<T> make) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(make).toList();
    }
}
