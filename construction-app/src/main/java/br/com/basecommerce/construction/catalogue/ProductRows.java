package br.com.basecommerce.construction.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The products of the bound store. */
interface ProductRows extends Repository<Product, UUID> {

    Optional<Product> findById(UUID id);

    List<Product> findByIdIn(Collection<UUID> ids);

    Optional<Product> findByCode(String code);

    Optional<Product> findByEan(String ean);

    Product saveAndFlush(Product product);
}
