package br.com.basecommerce.construction.customers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The customers of the bound store. */
interface CustomerRows extends Repository<Customer, UUID> {

    Optional<Customer> findById(UUID id);

    List<Customer> findByIdIn(Collection<UUID> ids);

    Optional<Customer> findByDocument(String document);

    Optional<Customer> findByWalkInTrue();

    Customer saveAndFlush(Customer customer);
}
