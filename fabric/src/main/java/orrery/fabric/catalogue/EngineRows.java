package orrery.fabric.catalogue;

import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** Which field of a row of the engines becomes which component of {@link Engine}. */
final class EngineRows {
    private EngineRows() {}

    static Engine engine(String name, Row row) {
        row.onlyFieldsOf(Engine.class);
        return new Engine(
                name,
                row.figure("hostStep", SimDuration::parse),
                row.figure("hostSequence", SimDuration::parse),
                row.figure("overlapped", Quantity::yesOrNo),
                row.figure("exposed", SimDuration::parse),
                row.figure("kernelGap", SimDuration::parse),
                row.figure("sequences", Quantity::count),
                row.figure("rows", Quantity::count),
                row.figure("chunked", Quantity::yesOrNo),
                row.figure("mixed", Quantity::yesOrNo),
                row.figure("reserved", Quantity::yesOrNo),
                row.figure("pipelined", Quantity::yesOrNo),
                row.figure("choosesOnDevices", Quantity::yesOrNo),
                row.figure("cacheShare", Fraction::parse),
                row.figure("reserve", ByteCount::parse),
                row.figure("expertImbalance", Fraction::parse),
                row.figure("tuning", Fraction::parse),
                row.figure("uncertainty", Fraction::parse));
    }
}
