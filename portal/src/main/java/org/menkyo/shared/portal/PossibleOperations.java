package org.menkyo.shared.portal;

import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Set;
import org.menkyo.permission.Operation;

/**
 * What a visitor may do, so that no link leads to a refusal (LC-303): templates ask {@code possible.READ_PROFILE}. A name that is
 * no operation fails the page.
 *
 * @param operations what is possible
 */
record PossibleOperations(Set<Operation> operations) implements TemplateHashModel {

    @Override
    public TemplateModel get(String name) throws TemplateModelException {
        try {
            return operations.contains(Operation.valueOf(name))
                    ? TemplateBooleanModel.TRUE
                    : TemplateBooleanModel.FALSE;
        } catch (IllegalArgumentException noOperation) {
            throw new TemplateModelException("no operation is called " + name, noOperation);
        }
    }

    @Override
    public boolean isEmpty() {
        return operations.isEmpty();
    }
}
