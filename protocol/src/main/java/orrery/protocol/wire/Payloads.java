package orrery.protocol.wire;

import java.util.Arrays;
import java.util.List;
import orrery.protocol.identity.RequestId;
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
import orrery.protocol.wire.proto.LogitsProto;
import orrery.protocol.wire.proto.PayloadProto;
import orrery.protocol.wire.proto.PromptProto;
import orrery.protocol.wire.proto.SliceProto;
import orrery.protocol.wire.proto.StepProto;
import orrery.protocol.wire.proto.TokenChosenProto;

/** Payloads to and from their Protobuf form. */
final class Payloads {
    private Payloads() {}

    static PayloadProto write(Payload payload, TensorWriter tensors) {
        var to = PayloadProto.newBuilder();
        switch (payload) {
            case Nothing() -> {}
            case Sized(var bytes) -> to.setSizedBytes(bytes);
            case Tensor tensor -> to.setTensor(tensors.write(tensor));
            case Prompt prompt -> to.setPrompt(writePrompt(prompt));
            case TokenChosen(var request, var index, var token, var last) ->
                to.setTokenChosen(TokenChosenProto.newBuilder()
                        .setRequest(request.number())
                        .setIndex(index)
                        .setToken(token)
                        .setLast(last));
            case Step step -> to.setStep(writeStep(step));
            case CacheMove _, CacheMoved _, CachePart _, Handover _, Guess _ ->
                ServingPayloads.write(payload, to, tensors);
            case Trouble _, Abort _, Restart _, Restarted _, Resume _ -> AnsweringPayloads.write(payload, to);
            case Logits logits -> to.setLogits(writeLogits(logits, tensors));
        }
        return to.build();
    }

    static Payload read(PayloadProto from, TensorReader tensors) {
        return switch (from.getContentCase()) {
            case TENSOR -> tensors.read(from.getTensor());
            case SIZED_BYTES -> readSized(from.getSizedBytes());
            case PROMPT -> readPrompt(from.getPrompt());
            case TOKEN_CHOSEN -> readToken(from.getTokenChosen());
            case STEP -> readStep(from.getStep());
            case LOGITS -> readLogits(from.getLogits(), tensors);
            case CACHE_MOVE, CACHE_MOVED, CACHE_PART, HANDOVER, GUESS -> ServingPayloads.read(from, tensors);
            case TROUBLE, ABORT, RESTART, RESTARTED, RESUME -> AnsweringPayloads.read(from);
            case CONTENT_NOT_SET -> Nothing.INSTANCE;
        };
    }

    static Sized readSized(long bytes) {
        if (bytes < 0) {
            throw new WireProblem("a payload of " + bytes + " bytes from another JVM, allowed: 0 and above");
        }
        return new Sized(bytes);
    }

    static RequestId request(int number) {
        if (number < 0) {
            throw new WireProblem("a request numbered " + number + " from another JVM, allowed: 0 and above");
        }
        return new RequestId(number);
    }

    static PromptProto writePrompt(Prompt prompt) {
        return PromptProto.newBuilder()
                .setRequest(prompt.request().number())
                .setText(prompt.text())
                .setNewTokens(prompt.newTokens())
                .build();
    }

    static Prompt readPrompt(PromptProto from) {
        return new Prompt(request(from.getRequest()), from.getText(), from.getNewTokens());
    }

    private static TokenChosen readToken(TokenChosenProto from) {
        return new TokenChosen(request(from.getRequest()), from.getIndex(), from.getToken(), from.getLast());
    }

    private static StepProto writeStep(Step step) {
        var to = StepProto.newBuilder()
                .setReplica(step.replica())
                .setNumber(step.number())
                .addAllFinished(step.finished())
                .setStartPs(step.startPs());
        for (var slice : step.slices()) {
            to.addSlices(SliceProto.newBuilder()
                    .setSequence(slice.sequence())
                    .setPosition(slice.position())
                    .addAllTokens(Arrays.stream(slice.tokens()).boxed().toList())
                    .setWanted(slice.wanted()));
        }
        return to.build();
    }

    private static Step readStep(StepProto from) {
        var slices = from.getSlicesList().stream()
                .map(slice -> new Step.Slice(
                        slice.getSequence(),
                        slice.getPosition(),
                        slice.getTokensList().stream()
                                .mapToInt(Integer::intValue)
                                .toArray(),
                        slice.getWanted()))
                .toList();
        return new Step(
                from.getReplica(), from.getNumber(), slices, List.copyOf(from.getFinishedList()), from.getStartPs());
    }

    private static LogitsProto writeLogits(Logits logits, TensorWriter tensors) {
        return LogitsProto.newBuilder()
                .setReplica(logits.replica())
                .setStep(logits.step())
                .setDataGroup(logits.dataGroup())
                .setMicroBatch(logits.microBatch())
                .setRows(tensors.write(logits.rows()))
                .build();
    }

    private static Logits readLogits(LogitsProto from, TensorReader tensors) {
        return new Logits(
                from.getReplica(),
                from.getStep(),
                from.getDataGroup(),
                from.getMicroBatch(),
                tensors.read(from.getRows()));
    }
}
