package org.menkyo.dataimport;

import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;

/** Imports one kind of file. */
interface Importer {

    /**
     * Looks at all lines, and records them if nothing is wrong and it is no dry run.
     *
     * @throws InvalidInputException naming the lines and columns that are wrong; then nothing was recorded
     */
    ImportReport run(Caller caller, ImportFile file);
}
