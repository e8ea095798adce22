package br.com.basecommerce.auth.sessions;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The sessions of the bound store's users. */
interface UserSessions extends Repository<UserSession, UUID> {

    UserSession save(UserSession session);
}
