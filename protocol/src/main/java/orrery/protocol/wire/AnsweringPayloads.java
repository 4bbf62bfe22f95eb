package orrery.protocol.wire;

import java.util.Arrays;
import java.util.List;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Resume;
import orrery.protocol.payload.Trouble;
import orrery.protocol.payload.Way;
import orrery.protocol.wire.proto.AbortProto;
import orrery.protocol.wire.proto.PayloadProto;
import orrery.protocol.wire.proto.RestartProto;
import orrery.protocol.wire.proto.RestartedProto;
import orrery.protocol.wire.proto.ResumeProto;
import orrery.protocol.wire.proto.TroubleProto;
import orrery.protocol.wire.proto.WayProto;

/** What is told and ordered when something goes wrong, to and from its Protobuf form. */
final class AnsweringPayloads {
    private static final Trouble.Kind[] KINDS = Trouble.Kind.values();

    private AnsweringPayloads() {}

    static void write(Payload payload, PayloadProto.Builder to) {
        switch (payload) {
            case Trouble(var device, var kind, var about) ->
                to.setTrouble(TroubleProto.newBuilder()
                        .setDevice(device)
                        .setKind(kind.ordinal())
                        .setAbout(about));
            case Abort(var copy, var incarnation) ->
                to.setAbort(AbortProto.newBuilder().setCopy(copy).setIncarnation(incarnation));
            case Restart restart -> to.setRestart(write(restart));
            case Restarted(var copy, var incarnation, var device) ->
                to.setRestarted(RestartedProto.newBuilder()
                        .setCopy(copy)
                        .setIncarnation(incarnation)
                        .setDevice(device));
            case Resume(var way, var sequence, var prompt, var tokens) ->
                to.setResume(ResumeProto.newBuilder()
                        .setWay(write(way))
                        .setSequence(sequence)
                        .setPrompt(Payloads.writePrompt(prompt))
                        .addAllTokens(boxed(tokens)));
            case Payload other -> throw new IllegalArgumentException("nobody answers a fault with " + other);
        }
    }

    private static RestartProto write(Restart restart) {
        return RestartProto.newBuilder()
                .setCopy(restart.copy())
                .setIncarnation(restart.incarnation())
                .addAllDevices(boxed(restart.devices()))
                .addAllDegrees(boxed(restart.degrees()))
                .addAllLostLinks(boxed(restart.lostLinks()))
                .setSwitchesAdd(restart.switchesAdd())
                .build();
    }

    static List<RestartProto> write(List<Restart> orders) {
        return orders.stream().map(AnsweringPayloads::write).toList();
    }

    static WayProto write(Way way) {
        return WayProto.newBuilder()
                .setFirst(way.first())
                .setDecodes(way.decodes())
                .setDrafts(way.drafts())
                .addAllSince(write(way.since()))
                .build();
    }

    static Payload read(PayloadProto from) {
        return switch (from.getContentCase()) {
            case TROUBLE -> read(from.getTrouble());
            case ABORT -> new Abort(from.getAbort().getCopy(), from.getAbort().getIncarnation());
            case RESTART -> read(from.getRestart());
            case RESTARTED ->
                new Restarted(
                        from.getRestarted().getCopy(),
                        from.getRestarted().getIncarnation(),
                        from.getRestarted().getDevice());
            case RESUME ->
                new Resume(
                        read(from.getResume().getWay()),
                        from.getResume().getSequence(),
                        Payloads.readPrompt(from.getResume().getPrompt()),
                        unboxed(from.getResume().getTokensList()));
            default -> throw new IllegalArgumentException("nobody answers a fault with " + from.getContentCase());
        };
    }

    private static Trouble read(TroubleProto from) {
        if (from.getKind() < 0 || from.getKind() >= KINDS.length) {
            throw new WireProblem(
                    "trouble of kind " + from.getKind() + " from another JVM, allowed: 0 to " + (KINDS.length - 1));
        }
        return new Trouble(from.getDevice(), KINDS[from.getKind()], from.getAbout());
    }

    private static Restart read(RestartProto from) {
        return new Restart(
                from.getCopy(),
                from.getIncarnation(),
                unboxed(from.getDevicesList()),
                unboxed(from.getDegreesList()),
                unboxed(from.getLostLinksList()),
                from.getSwitchesAdd());
    }

    static List<Restart> read(List<RestartProto> orders) {
        return orders.stream().map(AnsweringPayloads::read).toList();
    }

    static Way read(WayProto from) {
        return new Way(from.getFirst(), from.getDecodes(), from.getDrafts(), read(from.getSinceList()));
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static int[] unboxed(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
