package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.identity.CurrentUser;
import java.util.UUID;

/** A session that was found valid, and whose it is. */
public record SignedIn(UUID sessionId, CurrentUser user) {}
