/**
 * Collectives as nccl-tests asks for them and prints them: operations, sizes and types by its names, results in its columns,
 * and measured rows beside modelled ones.
 *
 * <p>The columns of the table are those that nccl-tests prints, to the character, so that what reads its logs reads these, too;
 * whatever nccl-tests does not say stands in lines that begin with {@code #}. JSON and CSV say the same.
 *
 * <p>Knows {@code node.trial}'s question and answer and {@code deploy.measured}; nothing of command lines or of how a trial is
 * executed. Start at {@link orrery.deploy.collective.NcclTable}.
 */
package orrery.deploy.collective;
