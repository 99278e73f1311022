package org.menkyo.summary;

import org.menkyo.agreement.Program;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.AskedText;

/**
 * Which agreements are asked for (LC-701); null means any.
 *
 * @param licenseId the one of this license ID
 * @param organization of the organization with this identifier
 * @param program of this program
 */
public record RelationshipFilter(String licenseId, String organization, Program program) {

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public RelationshipFilter {
        licenseId = AskedText.code(licenseId);
        organization = AskedText.label(organization);
    }

    /**
     * Reads the parameters of a call, each of which may be null.
     *
     * @throws InvalidInputException if there is no such program
     */
    public static RelationshipFilter of(String licenseId, String organization, String program) {
        InputCheck check = new InputCheck();
        Program asked = check.word("program", program, Program.values(), Program::name);
        check.done();
        return new RelationshipFilter(licenseId, organization, asked);
    }

    /** All of them. */
    public static RelationshipFilter none() {
        return new RelationshipFilter(null, null, null);
    }
}
