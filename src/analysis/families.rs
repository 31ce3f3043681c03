//! Things that belong together: which of them are one family, told pair by pair.

/// Families of things that are known by their numbers.
#[derive(Debug, Clone)]
pub struct Families {
    /// For each thing another of its family with a lower number, or itself.
    towards: Vec<usize>,
}

impl Families {
    /// `count` things, each of which is a family of its own.
    pub fn new(count: usize) -> Self {
        Self { towards: (0..count).collect() }
    }

    /// The first thing of the family of thing number `at`.
    pub fn first(&self, mut at: usize) -> usize {
        while self.towards[at] != at {
            at = self.towards[at];
        }
        at
    }

    /// Makes one family of the families of `a` and `b`. Gives its first thing.
    pub fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.first(a), self.first(b));
        self.towards[a.max(b)] = a.min(b);
        a.min(b)
    }

    /// The numbers of each family, in order; the families in the order of their first things.
    pub fn all(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.towards.len()];
        for at in 0..self.towards.len() {
            members[self.first(at)].push(at);
        }
        members.retain(|family| !family.is_empty());
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_with_one_of_a_family_belongs_to_it() {
        let mut families = Families::new(6);
        assert_eq!(families.join(4, 5), 4);
        assert_eq!(families.join(1, 4), 1);
        assert_eq!(families.join(5, 1), 1);
        assert_eq!(families.first(5), 1);
        assert_eq!(families.all(), [vec![0], vec![1, 4, 5], vec![2], vec![3]]);
    }
}
