package br.com.basecommerce.auth.links;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** The one-time links of the bound store. */
interface OneTimeLinks extends Repository<OneTimeLink, UUID> {

    OneTimeLink save(OneTimeLink link);

    Optional<OneTimeLink> findByTokenHash(String tokenHash);

    /** Held until the transaction ends: of two uses at once one comes too late. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<OneTimeLink> findOneForUpdateByTokenHash(String tokenHash);

    List<OneTimeLink> findByUserIdAndUsedAtIsNull(UUID userId);
}
