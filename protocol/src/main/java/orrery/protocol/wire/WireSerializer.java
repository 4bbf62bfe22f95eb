package orrery.protocol.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import orrery.protocol.wire.PeerMessage.FramePart;
import orrery.protocol.wire.PeerMessage.Received;
import orrery.protocol.wire.PeerMessage.Resend;
import orrery.protocol.wire.proto.FramePartProto;
import orrery.protocol.wire.proto.ReceivedProto;
import orrery.protocol.wire.proto.ResendProto;

/** Pekko's way to the Protobuf form of {@link PeerMessage}. Identifier and manifests are for ever. */
public final class WireSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 771_001;
    private static final String FRAME_PART = "frame-part/1";
    private static final String RESEND = "resend/1";
    private static final String RECEIVED = "received/1";

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return switch ((PeerMessage) message) {
            case FramePart _ -> FRAME_PART;
            case Resend _ -> RESEND;
            case Received _ -> RECEIVED;
        };
    }

    @Override
    public byte[] toBinary(Object message) {
        return switch ((PeerMessage) message) {
            case FramePart(var run, var window, var sender, var part, var parts, var content) ->
                FramePartProto.newBuilder()
                        .setRun(run)
                        .setWindow(window)
                        .setSender(sender)
                        .setPart(part)
                        .setParts(parts)
                        .setContent(content)
                        .build()
                        .toByteArray();
            case Resend(var run, var window, var asker, var parts) ->
                ResendProto.newBuilder()
                        .setRun(run)
                        .setWindow(window)
                        .setAsker(asker)
                        .addAllParts(parts)
                        .build()
                        .toByteArray();
            case Received(var run, var window, var receiver, var count) ->
                ReceivedProto.newBuilder()
                        .setRun(run)
                        .setWindow(window)
                        .setReceiver(receiver)
                        .setCount(count)
                        .build()
                        .toByteArray();
        };
    }

    /** The bytes are a fresh array that nobody else holds, so the content may alias it. */
    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        try {
            return switch (manifest) {
                case FRAME_PART -> readPart(bytes);
                case RESEND -> readResend(ResendProto.parseFrom(bytes));
                case RECEIVED -> readReceived(ReceivedProto.parseFrom(bytes));
                default -> throw new WireProblem("unknown message \"" + manifest + "\" from another JVM");
            };
        } catch (InvalidProtocolBufferException e) {
            throw new WireProblem("a " + manifest + " from another JVM cannot be read: " + e.getMessage());
        }
    }

    private static FramePart readPart(byte[] bytes) throws InvalidProtocolBufferException {
        var input = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
        input.enableAliasing(true);
        try {
            var from = FramePartProto.parseFrom(input);
            return new FramePart(
                    from.getRun(),
                    from.getWindow(),
                    from.getSender(),
                    from.getPart(),
                    from.getParts(),
                    from.getContent());
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new WireProblem("a frame part from another JVM cannot be read: " + e.getMessage());
        }
    }

    private static Received readReceived(ReceivedProto from) {
        return new Received(from.getRun(), from.getWindow(), from.getReceiver(), from.getCount());
    }

    private static Resend readResend(ResendProto from) {
        return new Resend(from.getRun(), from.getWindow(), from.getAsker(), from.getPartsList());
    }
}
