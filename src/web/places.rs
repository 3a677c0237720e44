//! Places for connections: so many in all, and so many for one network, so that nobody takes everybody's.

use super::client::{is_of, network};
use ipnet::IpNet;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// At most so many connections at once.
const ALL: usize = 1024;
/// At most so many of one network: a school behind one address has enough. A proxy of ours may have all places.
const PER_NETWORK: usize = 256;

/// All places.
#[derive(Debug, Clone)]
pub struct Places {
    proxies: Arc<[IpNet]>,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_network: HashMap<String, usize>,
}

/// A place that is taken, until it is dropped.
#[derive(Debug)]
pub struct Place {
    network: String,
    taken: Arc<Mutex<Taken>>,
}

impl Places {
    /// All of them free.
    #[must_use]
    pub fn new(proxies: &[IpNet]) -> Self {
        Self { proxies: proxies.into(), taken: Arc::default() }
    }

    /// One for whoever is at the other end of a socket, if there is one left for them.
    #[must_use]
    pub fn take(&self, peer: IpAddr) -> Option<Place> {
        let network = network(peer.to_canonical());
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.by_network.get(&network).copied().unwrap_or_default();
        if taken.all >= ALL || own >= PER_NETWORK && !is_of(peer, &self.proxies) {
            return None;
        }
        taken.all += 1;
        taken.by_network.insert(network.clone(), own + 1);
        drop(taken);
        Some(Place { network, taken: Arc::clone(&self.taken) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all -= 1;
        if let Some(own) = taken.by_network.get_mut(&self.network) {
            *own -= 1;
            if *own == 0 {
                taken.by_network.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_leaves_places_for_others_and_a_proxy_may_have_all() {
        let places = Places::new(&["127.0.0.1/32".parse().expect("a network")]);
        let [one, other, proxy] = ["203.0.113.1", "2001:db8::1", "::ffff:127.0.0.1"].map(|peer| peer.parse().expect("an address"));
        let mut of_one: Vec<_> = (0..PER_NETWORK).map(|_| places.take(one).expect("a place")).collect();
        assert!(places.take(one).is_none());
        let of_other = places.take(other).expect("a place");
        let of_proxy: Vec<_> = (0..ALL - PER_NETWORK - 1).map(|_| places.take(proxy).expect("a place")).collect();
        assert!(places.take(proxy).is_none() && places.take(other).is_none(), "all are taken");
        of_one.pop();
        assert!(places.take(one).is_some());
        drop((of_one, of_other, of_proxy));
        let taken = places.taken.lock().expect("no panic");
        assert!(taken.all == 0 && taken.by_network.is_empty());
    }
}
