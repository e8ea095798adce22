package br.com.basecommerce.auth.tokens;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The API tokens of the bound store. */
interface ApiTokenTable extends Repository<ApiToken, UUID> {

    ApiToken save(ApiToken token);

    Optional<ApiToken> findById(UUID id);

    List<ApiToken> findAllByOrderByCreatedAt();
}
