package org.menkyo.dataimport;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.CsvTable;
import org.menkyo.shared.input.Limits;

/**
 * A file to import: CSV by RFC 4180, a line of column names first.
 *
 * @param csv the text of the file, at most 4,000,000 characters with at most 5,000 lines below the names
 * @param dryRun true: only say what would be recorded and what is wrong; null means false
 */
public record ImportFile(
        @Limits(maxLength = CsvTable.MAX_LENGTH) String csv,
        @Nullable Boolean dryRun) {

    /** Whether nothing is to be recorded. */
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** Not the content: it names people. */
    @Override
    public String toString() {
        return "import file";
    }
}
