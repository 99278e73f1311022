package org.menkyo.agreementchange;

import java.util.List;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.shared.text.ContentDigest;

/**
 * What a license transfer form is known again by when it is repeated (LC-108, LC-110).
 *
 * @param number its number, unique on a license ID
 * @param digest of its content
 */
record TransferForm(String number, byte[] digest) {

    static TransferForm of(TransferLicense command) {
        List<AgreementContact> contacts = command.contacts();
        return new TransferForm(
                command.formNumber(),
                ContentDigest.of(new TransferLicense(
                        command.formNumber(),
                        command.organization(),
                        contacts == null || contacts.isEmpty() ? null : contacts,
                        command.reason())));
    }
}
