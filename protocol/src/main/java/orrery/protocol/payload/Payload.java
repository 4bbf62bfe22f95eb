package orrery.protocol.payload;

/** What a message carries. Implementations are never changed after they were sent. */
public sealed interface Payload
        permits Nothing,
                Sized,
                Tensor,
                Prompt,
                TokenChosen,
                Step,
                Logits,
                CacheMove,
                CacheMoved,
                CachePart,
                Handover,
                Guess,
                Trouble,
                Abort,
                Restart,
                Restarted,
                Resume {

    /** Bytes on a wire, before any header of the medium. */
    long bytes();

    /** A hash of the content that is the same on every JVM. */
    long digest();
}
