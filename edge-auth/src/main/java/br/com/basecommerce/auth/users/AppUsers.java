package br.com.basecommerce.auth.users;

import br.com.basecommerce.common.identity.Role;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** The users of the bound store. */
interface AppUsers extends Repository<AppUser, UUID> {

    AppUser save(AppUser user);

    Optional<AppUser> findById(UUID id);

    Optional<AppUser> findByEmailNormalised(String emailNormalised);

    /** Held until the transaction ends: two failures at once are two failures. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<AppUser> findOneForUpdateById(UUID id);

    /** Held until the transaction ends: two admins never demote each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<AppUser> findForUpdateByRoleAndActiveTrue(Role role);

    List<AppUser> findAllByOrderByEmailNormalised();
}
