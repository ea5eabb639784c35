package org.kartera.security.internal.identity;

import java.util.List;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.RecordRule;
import org.kartera.security.SecurityError;
import org.kartera.security.internal.rights.LimitedRights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens are issued with a secret, belong to their user, and cannot widen themselves. */
@Component(service = {RecordRule.class, TokenRule.class})
public final class TokenRule implements RecordRule<Token> {
    private static final String ISSUE = "POST /api/v1/security/tokens";

    private final Callers callers;
    private final Identities identities;

    @Activate
    public TokenRule(@Reference Callers callers, @Reference Identities identities) {
        this.callers = callers;
        this.identities = identities;
    }

    @Override
    public void beforeSave(List<Change<Token>> changes) {
        for (Change<Token> change : changes) {
            Token token = change.record();
            if (token.secretHash() == null) {
                change.reject("name", SecurityError.TOKEN_NOT_ISSUED, ISSUE);
            }
            if (callers.current().rights() instanceof LimitedRights) {
                throw new CrmException(StandardError.NOT_ALLOWED, "update", Token.NAME);
            }
            if (change.changed("scopes")) {
                List<String> checked = GrantList.checked(change, "scopes", token.scopes());
                if (!checked.equals(token.scopes()) && !change.rejected()) {
                    token.scopes(checked);
                }
            }
            token.assignTo(token.user());
        }
    }

    @Override
    public void afterSave(List<Change<Token>> changes) {
        identities.changing();
    }

    @Override
    public void beforeDelete(List<Change<Token>> changes) {
        identities.changing();
    }

    @Override
    public void beforeRestore(List<Change<Token>> changes) {
        identities.changing();
    }
}
